<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>the input</source>
        <translation>المُدخَل</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>الدخل القياسي</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«⁨%1⁩»</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (السطر %2)</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>أُلغي العمل.</translation>
    </message>
    <message>
        <source>What was saved before is kept; start it again when you like.</source>
        <translation>ما حُفظ من قبل باقٍ؛ ابدأه من جديد متى شئت.</translation>
    </message>
    <message>
        <source>Something failed inside Glossator while it worked on %1.</source>
        <translation>حدث خطأ داخلي في Glossator أثناء العمل على %1.</translation>
    </message>
    <message>
        <source>Please report this with the words in parentheses, and try again.</source>
        <translation>نرجو الإبلاغ عن ذلك مع النص الوارد بين قوسين، ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>لا وجود للملف %1.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>تحقّق من الاسم والمجلد.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>تتعذر قراءة %1.</translation>
    </message>
    <message>
        <source>Check that you may read the file and that its disk is connected.</source>
        <translation>تحقّق من أن لديك إذنًا بقراءة الملف ومن أن القرص موصول.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>تتعذر الكتابة إلى %1.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there, or choose another place.</source>
        <translation>تحقّق من وجود المجلد ومن أن لديك إذنًا بالكتابة فيه، أو اختر موضعًا آخر.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 مجلد وليس ملفًا.</translation>
    </message>
    <message>
        <source>Name a file inside it.</source>
        <translation>اذكر ملفًا بداخله.</translation>
    </message>
    <message>
        <source>There is no space left to write %1.</source>
        <translation>لم تعد هناك مساحة كافية لكتابة %1.</translation>
    </message>
    <message>
        <source>Make room on the disk or choose another place, then try again.</source>
        <translation>أفسح مساحة على القرص أو اختر موضعًا آخر، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>%1 is not text in UTF-8.</source>
        <translation>%1 ليس نصًا بترميز UTF-8.</translation>
    </message>
    <message>
        <source>Choose a text file; convert text in another encoding to UTF-8 first.</source>
        <translation>اختر ملفًا نصيًا؛ وإن كان النص بترميز آخر فحوّله أولًا إلى UTF-8.</translation>
    </message>
    <message>
        <source>%1 is not well-formed XML.</source>
        <translation>%1 ليس ملف XML سليم البنية.</translation>
    </message>
    <message>
        <source>The file may be cut off or damaged: copy or write it again from where it came from.</source>
        <translation>ربما كان الملف مبتورًا أو تالفًا: انسخه أو اكتبه من جديد من مصدره.</translation>
    </message>
    <message>
        <source>%1 does not have the structure that its format calls for.</source>
        <translation>لا يتفق %1 مع البنية التي تقتضيها صيغته.</translation>
    </message>
    <message>
        <source>Correct the file there, or name the format that it is really in.</source>
        <translation>صحّح الملف في ذلك الموضع، أو حدّد الصيغة التي كُتب بها فعلًا.</translation>
    </message>
    <message>
        <source>%1 is in a format that Glossator does not read.</source>
        <translation>صيغة %1 ليست مما يقرؤه Glossator.</translation>
    </message>
    <message>
        <source>Glossator reads plain text and WSD XML; its gold key comes with the latter. Convert the file, or leave it out.</source>
        <translation>يقرأ Glossator النص العادي وصيغة WSD XML، ويأتي المفتاح المرجعي مع هذه الأخيرة. حوّل الملف أو اتركه.</translation>
    </message>
    <message>
        <source>Gold key and data do not belong together: %1 does not match.</source>
        <translation>المفتاح المرجعي والبيانات لا يتوافقان: %1 غير مطابق.</translation>
    </message>
    <message>
        <source>Name the key file that was made with this data file.</source>
        <translation>حدّد ملف المفتاح الذي أُعدّ مع ملف البيانات هذا.</translation>
    </message>
    <message>
        <source>The sense inventory does not hold the sense %1.</source>
        <translation>لا يتضمن مسرد المعاني المعنى %1.</translation>
    </message>
    <message>
        <source>Check the spelling of the sense key and that it is one of WordNet 3.0.</source>
        <translation>تحقّق من كتابة مفتاح المعنى ومن أنه من مفاتيح WordNet 3.0.</translation>
    </message>
    <message>
        <source>%1 is not a Glossator project.</source>
        <translation>%1 ليس مشروعًا من مشاريع Glossator.</translation>
    </message>
    <message>
        <source>Open a file that Glossator made, or create a new project and import this file into it.</source>
        <translation>افتح ملفًا أنشأه Glossator، أو أنشئ مشروعًا جديدًا واستورد هذا الملف إليه.</translation>
    </message>
    <message>
        <source>The project %1 is damaged.</source>
        <translation>المشروع %1 تالف.</translation>
    </message>
    <message>
        <source>Keep this file as it is and go on with a backup copy; the tool sqlite3 with “.recover” can often rescue what it holds.</source>
        <translation>أبقِ هذا الملف على حاله وتابع العمل بنسخة احتياطية؛ وكثيرًا ما تتمكن الأداة sqlite3 مع الأمر «.recover» من إنقاذ محتواه.</translation>
    </message>
    <message>
        <source>The project %1 was written by a newer version of Glossator.</source>
        <translation>كُتب المشروع %1 بإصدار أحدث من Glossator.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>افتحه بذلك الإصدار، أو حدّث هذا الإصدار.</translation>
    </message>
    <message>
        <source>Another program holds the project %1.</source>
        <translation>المشروع %1 محجوز لبرنامج آخر.</translation>
    </message>
    <message>
        <source>Close it in the other program or wait until that is done, then try again.</source>
        <translation>أغلقه في البرنامج الآخر أو انتظر حتى يفرغ منه، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>There is already a file where the project %1 was to be created.</source>
        <translation>يوجد ملف بالفعل في الموضع الذي كان سيُنشأ فيه المشروع %1.</translation>
    </message>
    <message>
        <source>Open that file, or choose another name.</source>
        <translation>افتح ذلك الملف، أو اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>WordNet&apos;s dictionary file %1 is missing.</source>
        <translation>ملف معجم WordNet المسمى %1 مفقود.</translation>
    </message>
    <message>
        <source>Install Debian&apos;s packages wordnet-base and wordnet-sense-index, or name the folder with WordNet 3.0&apos;s files (--wordnet, or the variable GLOSSATOR_WORDNET).</source>
        <translation>ثبّت حزمتي دبيان wordnet-base و wordnet-sense-index، أو حدّد المجلد الذي يضم ملفات WordNet 3.0 (بالخيار --wordnet أو بالمتغير GLOSSATOR_WORDNET).</translation>
    </message>
    <message>
        <source>WordNet&apos;s dictionary file %1 cannot be understood.</source>
        <translation>يتعذر فهم ملف معجم WordNet المسمى %1.</translation>
    </message>
    <message>
        <source>Install the packages wordnet-base and wordnet-sense-index again, or name a folder with WordNet 3.0&apos;s own files.</source>
        <translation>أعد تثبيت الحزمتين wordnet-base و wordnet-sense-index، أو حدّد مجلدًا يضم ملفات WordNet 3.0 الأصلية.</translation>
    </message>
    <message>
        <source>The pretrained encoder is missing: %1 was not found.</source>
        <translation>المُرمِّز المدرَّب مسبقًا مفقود: لم يُعثر على %1.</translation>
    </message>
    <message>
        <source>Run “./dev setup” to fetch it (“./dev setup accurate” for all-mpnet-base-v2), or put config.json, model.safetensors and the vocabulary of a BERT-family encoder into one folder and name that (--encoder, or the variable GLOSSATOR_ENCODER).</source>
        <translation>شغّل «./dev setup» لجلبه («./dev setup accurate» من أجل all-mpnet-base-v2)، أو ضع الملفين config.json و model.safetensors والمفردات لمُرمِّز من عائلة BERT في مجلد واحد وحدّد هذا المجلد (بالخيار --encoder أو بالمتغير GLOSSATOR_ENCODER).</translation>
    </message>
    <message>
        <source>The encoder in %1 is not one that Glossator can run.</source>
        <translation>المُرمِّز الموجود في %1 ليس مما يستطيع Glossator تشغيله.</translation>
    </message>
    <message>
        <source>Use a BERT, MPNet, RoBERTa or XLM-RoBERTa encoder: config.json, model.safetensors, and vocab.txt, or vocab.json with merges.txt, or sentencepiece.bpe.model.</source>
        <translation>استخدم مُرمِّزًا من نوع BERT أو MPNet أو RoBERTa أو XLM-RoBERTa: الملفان config.json و model.safetensors، ومعهما vocab.txt، أو vocab.json مع merges.txt، أو sentencepiece.bpe.model.</translation>
    </message>
    <message>
        <source>The contents of %1 are not the expected ones: the checksum differs.</source>
        <translation>محتوى %1 ليس المحتوى المتوقع: المجموع التدقيقي مختلف.</translation>
    </message>
    <message>
        <source>Remove the file and fetch it again with “./dev setup”.</source>
        <translation>احذف الملف ثم اجلبه من جديد بالأمر «./dev setup».</translation>
    </message>
    <message>
        <source>The trained model %1 is missing.</source>
        <translation>النموذج المدرَّب %1 مفقود.</translation>
    </message>
    <message>
        <source>Name a file that training wrote (--model), or install Glossator again to get the one that comes with it.</source>
        <translation>حدّد ملفًا كتبه التدريب (بالخيار --model)، أو أعد تثبيت Glossator للحصول على النموذج المرفق به.</translation>
    </message>
    <message>
        <source>The trained model %1 is damaged.</source>
        <translation>النموذج المدرَّب %1 تالف.</translation>
    </message>
    <message>
        <source>Use another version of the model, or train it again.</source>
        <translation>استخدم إصدارًا آخر من النموذج، أو درّبه من جديد.</translation>
    </message>
    <message>
        <source>The computing device %1 is not available.</source>
        <translation>جهاز الحوسبة %1 غير متاح.</translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu”; for CUDA, check the driver and that Glossator was built with a libtorch that has CUDA.</source>
        <translation>اختر «auto» أو «cpu»؛ أما CUDA فتحقّق من برنامج التشغيل ومن أن Glossator بُني مع مكتبة libtorch تدعم CUDA.</translation>
    </message>
    <message>
        <source>There is not enough to train on.</source>
        <translation>لا يوجد ما يكفي للتدريب.</translation>
    </message>
    <message>
        <source>Make more decisions, or name training data that has gold keys.</source>
        <translation>اتخذ مزيدًا من القرارات، أو حدّد بيانات تدريب لها مفاتيح مرجعية.</translation>
    </message>
    <message>
        <source>The checkpoint %1 comes from a run with other settings or other data.</source>
        <translation>نقطة الحفظ %1 ناتجة عن تشغيل بإعدادات أخرى أو ببيانات أخرى.</translation>
    </message>
    <message>
        <source>Resume with the settings and data of that run, or start a new one in another folder.</source>
        <translation>استأنف بإعدادات ذلك التشغيل وبياناته، أو ابدأ تشغيلًا جديدًا في مجلد آخر.</translation>
    </message>
    <message>
        <source>The training diverged: its loss or its weights went beyond what a model can hold.</source>
        <translation>تباعد التدريب: تجاوزت خسارته أو أوزانه ما يسعه النموذج.</translation>
    </message>
    <message>
        <source>What was saved before is kept. Train anew with lower learning rates, on the command line, or from another model.</source>
        <translation>ما حُفظ من قبل باقٍ. درّب من جديد بمعدلات تعلّم أخفض، من سطر الأوامر، أو انطلاقًا من نموذج آخر.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The trained model %1 was made for another encoder, another sense inventory or another use.</source>
        <translation>أُعدّ النموذج المدرَّب %1 لمُرمِّز آخر أو لمسرد معانٍ آخر أو لاستخدام آخر.</translation>
    </message>
    <message>
        <source>Use it with the encoder and inventory that its model card names, or train a model for these; second opinions need one that was trained with --scorer, everything else one that was not.</source>
        <translation>استخدمه مع المُرمِّز والمسرد المذكورين في بطاقة النموذج، أو درّب نموذجًا لهذين؛ فالرأي الثاني يحتاج إلى نموذج دُرّب بالخيار --scorer، وكل ما عداه يحتاج إلى نموذج دُرّب من دونه.</translation>
    </message>
    <message>
        <source>There was not enough memory to compute with the model.</source>
        <translation>لم تكفِ الذاكرة للحساب بالنموذج.</translation>
    </message>
    <message>
        <source>What was stored before is kept. Close other programs, compute on “cpu” if it was that of a graphics card, or train with a smaller --batch; then try again.</source>
        <translation>ما حُفظ من قبل باقٍ. أغلق برامج أخرى، أو احسب على “cpu” إن كانت الذاكرة ذاكرة بطاقة رسوميات، أو درّب مع --batch أصغر، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Computing with the model failed.</source>
        <translation>فشل الحساب بالنموذج.</translation>
    </message>
    <message>
        <source>What was stored before is kept. Try again, on the device “cpu” if it was another one; if it fails again, please report it with the details.</source>
        <translation>ما حُفظ من قبل باقٍ. أعد المحاولة، على الجهاز “cpu” إن كان غيره؛ فإن فشل ثانية فأبلغ عنه مع التفاصيل.</translation>
    </message>
    <message>
        <source>%1 is no longer the project that was opened: its file was moved, deleted or replaced.</source>
        <translation>لم يعد %1 المشروع الذي فُتح: نُقل ملفه أو حُذف أو استُبدل.</translation>
    </message>
    <message>
        <source>Nothing more is written, as it would be lost. Put the file back in its place, or save the project elsewhere (Save a copy in the menu File): all that was decided is still there.</source>
        <translation>لا يُكتب شيء بعد الآن لأنه سيضيع. أعد الملف إلى مكانه، أو احفظ المشروع في مكان آخر («احفظ نسخة» في قائمة «ملف»): فكل ما تقرر ما زال موجودًا.</translation>
    </message>
    <message>
        <source>The model in use bears the name %1, too, but is another one.</source>
        <translation>النموذج المستعمل يحمل الاسم %1 أيضًا، لكنه نموذج آخر.</translation>
    </message>
    <message>
        <source>Train or calibrate the model under another name (--name); predictions are told apart by it.</source>
        <translation>درّب النموذج أو عايره باسم آخر (‎--name)؛ فبالاسم تُميَّز التنبؤات.</translation>
    </message>
    <message>
        <source>The model %1 is in use in this project.</source>
        <translation>النموذج %1 مستعمل في هذا المشروع.</translation>
    </message>
    <message>
        <source>Choose another model for the project first.</source>
        <translation>اختر نموذجًا آخر للمشروع أولًا.</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Senses</source>
        <translation>المعاني</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Concordance</source>
        <translation>الكشّاف السياقي</translation>
    </message>
    <message>
        <source>History</source>
        <translation>تاريخ القرارات</translation>
    </message>
</context>
<context>
    <name>QGuiApplication</name>
    <message>
        <source>QT_LAYOUT_DIRECTION</source>
        <translation>RTL</translation>
    </message>
</context>
<context>
    <name>glossator::AboutDialog</name>
    <message>
        <source>About Glossator</source>
        <translation>حول Glossator</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Glossator %1</source>
        <translation>Glossator %1</translation>
    </message>
    <message>
        <source>A workbench for word senses. Everything runs on this machine; no text leaves it.</source>
        <translation>منضدة عمل لمعاني الكلمات. كل شيء يعمل على هذا الجهاز، ولا يغادره أي نص.</translation>
    </message>
    <message>
        <source>Glossator and the parts that training adds to the encoders: Apache License 2.0. Encoders: all-MiniLM-L6-v2 and all-mpnet-base-v2, Apache License 2.0. Senses: WordNet 3.0 © Princeton University, WordNet licence.</source>
        <translation>Glossator والأجزاء التي يضيفها التدريب إلى المرمّزات: رخصة Apache 2.0. المرمّزات: all-MiniLM-L6-v2 و all-mpnet-base-v2 برخصة Apache 2.0. المعاني: WordNet 3.0 © جامعة برنستون، برخصة WordNet.</translation>
    </message>
    <message>
        <source>Both models learned from SemCor (© Princeton University, WordNet licence) and from MASC, texts of the American National Corpus with senses annotated by Google (CC BY 4.0); the fast one also from WordNet&apos;s definitions and from prose of the Debian packages anarchism, dict-gcide, fortunes and gnucash-docs, each under its own licence.</source>
        <translation>تعلّم النموذجان من SemCor (© جامعة برنستون، برخصة WordNet) ومن MASC، وهي نصوص من المدونة الوطنية الأمريكية وسمت Google معانيها (CC BY 4.0)؛ وتعلّم السريع أيضًا من تعريفات WordNet ومن نثر حزم ديبيان anarchism و dict-gcide و fortunes و gnucash-docs، كلٌّ برخصتها.</translation>
    </message>
    <message>
        <source>Built with Qt, libtorch and SQLite.</source>
        <translation>بُني باستخدام Qt و libtorch و SQLite.</translation>
    </message>
</context>
<context>
    <name>glossator::Actions</name>
    <message>
        <source>&amp;System</source>
        <translation>ال&amp;نظام</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;فاتحة</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;داكنة</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;تباين عالٍ</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>ا&amp;ختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;About Glossator</source>
        <translation>&amp;حول Glossator</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>مشروع &amp;جديد…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;فتح مشروع…</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>فتح المشروع ال&amp;نموذجي</translation>
    </message>
    <message>
        <source>&amp;Import documents…</source>
        <translation>ا&amp;ستيراد مستندات…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;تصدير…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>إ&amp;غلاق المشروع</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إن&amp;هاء</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;إعادة</translation>
    </message>
    <message>
        <source>&amp;Annotator…</source>
        <translation>ال&amp;موسِّم…</translation>
    </message>
    <message>
        <source>Choose sense %1</source>
        <translation>اختيار المعنى %1</translation>
    </message>
    <message>
        <source>&amp;Accept the first sense</source>
        <translation>&amp;قبول المعنى الأول</translation>
    </message>
    <message>
        <source>&amp;Next word</source>
        <translation>الكلمة ال&amp;تالية</translation>
    </message>
    <message>
        <source>&amp;Previous word</source>
        <translation>الكلمة ال&amp;سابقة</translation>
    </message>
    <message>
        <source>Next &amp;undecided word</source>
        <translation>الكلمة التالية &amp;غير المحسومة</translation>
    </message>
    <message>
        <source>Line &amp;down</source>
        <translation>سطر إلى الأ&amp;دنى</translation>
    </message>
    <message>
        <source>&amp;Retrain on the decisions</source>
        <translation>إعادة ال&amp;تدريب على القرارات</translation>
    </message>
    <message>
        <source>&amp;Cancel training</source>
        <translation>إ&amp;لغاء التدريب</translation>
    </message>
    <message>
        <source>&amp;Predict what is missing</source>
        <translation>تنبؤ ما ل&amp;م يُتنبأ به</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>ت&amp;كبير</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>ت&amp;صغير</translation>
    </message>
    <message>
        <source>&amp;System&apos;s language</source>
        <translation>لغة ال&amp;نظام</translation>
    </message>
    <message>
        <source>Next in the &amp;queue</source>
        <translation>التالي في ال&amp;قائمة</translation>
    </message>
    <message>
        <source>&amp;Remove this queue</source>
        <translation>&amp;إزالة هذه القائمة</translation>
    </message>
    <message>
        <source>&amp;Words to pass over…</source>
        <translation>&amp;كلمات تُتجاوز…</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>&amp;بحث…</translation>
    </message>
    <message>
        <source>&amp;Concordance</source>
        <translation>الكشّا&amp;ف السياقي</translation>
    </message>
    <message>
        <source>&amp;None of these: sense missing</source>
        <translation>&amp;لا شيء مما ذُكر: معنى ناقص</translation>
    </message>
    <message>
        <source>&amp;Text error</source>
        <translation>خ&amp;طأ في النص</translation>
    </message>
    <message>
        <source>Not ta&amp;ggable</source>
        <translation>غير قابل لل&amp;وسم</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>غير مت&amp;أكد</translation>
    </message>
    <message>
        <source>Co&amp;mment</source>
        <translation>تعل&amp;يق</translation>
    </message>
    <message>
        <source>Keys for the ne&amp;xt senses</source>
        <translation>مفاتيح المعاني ال&amp;تالية</translation>
    </message>
    <message>
        <source>Keys for the pre&amp;vious senses</source>
        <translation>مفاتيح المعاني ال&amp;سابقة</translation>
    </message>
    <message>
        <source>Add or remove sense %1</source>
        <translation>إضافة المعنى %1 أو إزالته</translation>
    </message>
    <message>
        <source>Choose a sense</source>
        <translation>اختيار معنى</translation>
    </message>
    <message>
        <source>Add or remove a sense</source>
        <translation>إضافة معنى أو إزالته</translation>
    </message>
    <message>
        <source>Show all senses a&amp;like</source>
        <translation>إ&amp;ظهار كل المعاني على حدّ سواء</translation>
    </message>
    <message>
        <source>By the &amp;model</source>
        <translation>بحسب ال&amp;نموذج</translation>
    </message>
    <message>
        <source>As the &amp;inventory lists them</source>
        <translation>كما يسردها ال&amp;مسرد</translation>
    </message>
    <message>
        <source>To the next &amp;undecided word</source>
        <translation>إلى الكلمة التالية &amp;غير المحسومة</translation>
    </message>
    <message>
        <source>To the &amp;next word</source>
        <translation>إلى الكلمة ال&amp;تالية</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>ال&amp;بقاء</translation>
    </message>
    <message>
        <source>&amp;Accept what is sure…</source>
        <translation>&amp;قبول المؤكَّد…</translation>
    </message>
    <message>
        <source>&amp;Blind mode…</source>
        <translation>النم&amp;ط المُعمّى…</translation>
    </message>
    <message>
        <source>&amp;Orange to blue</source>
        <translation>من ال&amp;برتقالي إلى الأزرق</translation>
    </message>
    <message>
        <source>&amp;Yellow to dark blue</source>
        <translation>من الأ&amp;صفر إلى الأزرق الداكن</translation>
    </message>
    <message>
        <source>&amp;Greys</source>
        <translation>درجات ال&amp;رمادي</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>الت&amp;فضيلات…</translation>
    </message>
    <message>
        <source>Guidelines of the pro&amp;ject…</source>
        <translation>إرشادات الم&amp;شروع…</translation>
    </message>
    <message>
        <source>&amp;No senses in grey</source>
        <translation>&amp;بلا معانٍ رمادية</translation>
    </message>
    <message>
        <source>&amp;Repair the sentence…</source>
        <translation>إ&amp;صلاح الجملة…</translation>
    </message>
    <message>
        <source>&amp;Join with the next sentence</source>
        <translation>&amp;ضم إلى الجملة التالية</translation>
    </message>
    <message>
        <source>&amp;Break up the multiword unit</source>
        <translation>ت&amp;فكيك الوحدة المتعددة الكلمات</translation>
    </message>
    <message>
        <source>Re&amp;move the unit</source>
        <translation>إ&amp;زالة الوحدة</translation>
    </message>
    <message>
        <source>Re&amp;view what looks different</source>
        <translation>م&amp;راجعة ما صار يبدو مختلفًا</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;لا شيء</translation>
    </message>
    <message>
        <source>&amp;Little</source>
        <translation>ال&amp;قليل</translation>
    </message>
    <message>
        <source>&amp;Half as much as the model</source>
        <translation>&amp;نصف ما يقوله النموذج</translation>
    </message>
    <message>
        <source>&amp;Most</source>
        <translation>ال&amp;معظم</translation>
    </message>
    <message>
        <source>Second &amp;opinion</source>
        <translation>&amp;رأي ثانٍ</translation>
    </message>
    <message>
        <source>&amp;Model for second opinions…</source>
        <translation>&amp;نموذج الرأي الثاني…</translation>
    </message>
    <message>
        <source>&amp;Map of the document</source>
        <translation>&amp;خريطة المستند</translation>
    </message>
    <message>
        <source>&amp;Float or dock this pane</source>
        <translation>&amp;فصل هذه اللوحة أو إرساؤها</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>إعادة ضبط التخ&amp;طيط</translation>
    </message>
    <message>
        <source>Help on this &amp;pane</source>
        <translation>مساعدة عن هذه ال&amp;لوحة</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;دليل الاستخدام</translation>
    </message>
    <message>
        <source>Weight of &amp;frequency…</source>
        <translation>&amp;وزن الشيوع…</translation>
    </message>
    <message>
        <source>Sa&amp;ve a copy…</source>
        <translation>ا&amp;حفظ نسخة…</translation>
    </message>
    <message>
        <source>The right one in %1 of cases</source>
        <translation>الصحيح غير رمادي في %1 من الحالات</translation>
    </message>
    <message>
        <source>Models of the pro&amp;ject…</source>
        <translation>نما&amp;ذج المشروع…</translation>
    </message>
    <message>
        <source>Guideline of the l&amp;emma</source>
        <translation>إ&amp;رشادات المدخل</translation>
    </message>
    <message>
        <source>Clea&amp;r the decision</source>
        <translation>&amp;مسح القرار</translation>
    </message>
    <message>
        <source>&amp;Line up</source>
        <translation>سطر إلى الأ&amp;على</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>اللوحة التا&amp;لية</translation>
    </message>
    <message>
        <source>Prev&amp;ious pane</source>
        <translation>اللو&amp;حة السابقة</translation>
    </message>
    <message>
        <source>Origin&amp;al size</source>
        <translation>الحجم ال&amp;أصلي</translation>
    </message>
    <message>
        <source>Glosses onl&amp;y</source>
        <translation>ال&amp;شروح فقط</translation>
    </message>
    <message>
        <source>Time and pro&amp;gress…</source>
        <translation>الوقت والت&amp;قدّم…</translation>
    </message>
</context>
<context>
    <name>glossator::ActivityDialog</name>
    <message>
        <source>Time and progress</source>
        <translation>الوقت والتقدّم</translation>
    </message>
    <message>
        <source>Decided in the project</source>
        <translation>المحسوم في المشروع</translation>
    </message>
    <message>
        <source>Work of %1</source>
        <translation>عمل %1</translation>
    </message>
    <message>
        <source>Time between two steps counts as work up to five minutes; longer gaps are pauses. What is accepted in bulk counts as one decision.</source>
        <translation>يُحسب الوقت بين خطوتين عملًا حتى خمس دقائق؛ وما طال عن ذلك استراحة. وما يُقبل جملةً يُعدّ قرارًا واحدًا.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Work by span of time</source>
        <translation>العمل بحسب الفترة الزمنية</translation>
    </message>
    <message>
        <source>Active time</source>
        <translation>وقت العمل الفعلي</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>القرارات</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>في الساعة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>هذه الجلسة</translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation>المشروع كله</translation>
    </message>
    <message>
        <source>Decided in the project: %1</source>
        <translation>المحسوم في المشروع: %1</translation>
    </message>
</context>
<context>
    <name>glossator::ActivityTexts</name>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 من %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>%1 من %2 حتى الآن</translation>
    </message>
</context>
<context>
    <name>glossator::AnnotationController</name>
    <message>
        <source>Decide</source>
        <translation>حسم المعنى</translation>
    </message>
    <message>
        <source>Clear the decision</source>
        <translation>مسح القرار</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Order of senses</source>
        <translation>ترتيب المعاني</translation>
    </message>
    <message>
        <source>The suggestion is hidden here: choose a sense by its own key.</source>
        <translation>الاقتراح مخفي هنا: اختر معنى بمفتاحه.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Guideline of the lemma</source>
        <translation>إرشادات المدخل</translation>
    </message>
    <message>
        <source>This is the last word of the document.</source>
        <translation>هذه آخر كلمة في المستند.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>تاريخ القرارات</translation>
    </message>
    <message>
        <source>Many decisions change at once…</source>
        <translation>تتغيّر قرارات كثيرة معًا…</translation>
    </message>
    <message>
        <source>Senses in grey</source>
        <translation>المعاني الرمادية</translation>
    </message>
    <message>
        <source>The senses of this word are still being loaded: choose when they are there.</source>
        <translation>لا تزال معاني هذه الكلمة تُحمَّل: اختر حين تظهر.</translation>
    </message>
</context>
<context>
    <name>glossator::AssistantDocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Texts to begin with. More can be imported at any time.</source>
        <translation>نصوص تبدأ بها. ويمكن استيراد غيرها في أي وقت.</translation>
    </message>
    <message>
        <source>Documents to import</source>
        <translation>المستندات المراد استيرادها</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>إضافة &amp;ملفات…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>إضافة م&amp;جلد…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إ&amp;زالة</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>إضافة ملفات</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>تتعذر قراءته</translation>
    </message>
    <message>
        <source>The gold key %1 lies beside it; its senses become decisions.</source>
        <translation>المفتاح المرجعي %1 موجود بجواره؛ وتصير معانيه قرارات.</translation>
    </message>
    <message>
        <source>Documents: %1</source>
        <translation>المستندات: %1</translation>
    </message>
    <message>
        <source>Files that cannot be read and will be left out: %1. Select one to learn why.</source>
        <translation>ملفات تتعذر قراءتها وستُترك: %1. حدّد أحدها لتعرف السبب.</translation>
    </message>
</context>
<context>
    <name>glossator::AssistantModelPage</name>
    <message>
        <source>Choose the folder of WordNet</source>
        <translation>اختيار مجلد WordNet</translation>
    </message>
    <message>
        <source>&amp;Other trained parts:</source>
        <translation>أجزاء مدرَّبة أ&amp;خرى:</translation>
    </message>
    <message>
        <source>Choose trained parts</source>
        <translation>اختيار الأجزاء المدرَّبة</translation>
    </message>
    <message>
        <source>Senses and model</source>
        <translation>المعاني والنموذج</translation>
    </message>
    <message>
        <source>Which senses words can have, and which model suggests them.</source>
        <translation>المعاني التي قد تحملها الكلمات، والنموذج الذي يقترحها.</translation>
    </message>
    <message>
        <source>Inventory: WordNet 3.0</source>
        <translation>المسرد: WordNet 3.0</translation>
    </message>
    <message>
        <source>Folder of WordNet</source>
        <translation>مجلد WordNet</translation>
    </message>
    <message>
        <source>&amp;Fast: %1</source>
        <translation>س&amp;ريع: %1</translation>
    </message>
    <message>
        <source>&amp;Accurate: %1, slower</source>
        <translation>&amp;دقيق: %1، وهو أبطأ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>encoder, why not</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>File of trained parts</source>
        <translation>ملف الأجزاء المدرَّبة</translation>
    </message>
    <message>
        <source>Found.</source>
        <translation>عُثر عليه.</translation>
    </message>
    <message>
        <source>Not found: %1 is missing. Install Debian&apos;s package wordnet-base or choose the folder that holds it. Until then nothing can be predicted.</source>
        <translation>لم يُعثر عليه: %1 مفقود. ثبّت حزمة دبيان wordnet-base أو اختر المجلد الذي يضمه. ولا يمكن التنبؤ بشيء قبل ذلك.</translation>
    </message>
</context>
<context>
    <name>glossator::AssistantProjectPage</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>المشروع %1</translation>
    </message>
    <message>
        <source>Project and annotator</source>
        <translation>المشروع والموسِّم</translation>
    </message>
    <message>
        <source>A project is one file. It holds texts, predictions and decisions.</source>
        <translation>المشروع ملف واحد يضم النصوص والتنبؤات والقرارات.</translation>
    </message>
    <message>
        <source>File of the project</source>
        <translation>ملف المشروع</translation>
    </message>
    <message>
        <source>Name of the annotator</source>
        <translation>اسم الموسِّم</translation>
    </message>
    <message>
        <source>Choose the file of the project</source>
        <translation>اختيار ملف المشروع</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ال&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Annotator</source>
        <translation>الم&amp;وسِّم</translation>
    </message>
    <message>
        <source>Decisions carry this name.</source>
        <translation>تحمل القرارات هذا الاسم.</translation>
    </message>
    <message>
        <source>The project needs a file name.</source>
        <translation>يحتاج المشروع إلى اسم ملف.</translation>
    </message>
    <message>
        <source>There is a file %1 already. A project never takes another&apos;s place: choose another name.</source>
        <translation>يوجد بالفعل ملف باسم %1. ولا يحل مشروع محل غيره أبدًا: اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose one that exists.</source>
        <translation>لا وجود للمجلد %1. اختر مجلدًا موجودًا.</translation>
    </message>
    <message>
        <source>Nothing can be written into the folder %1. Choose another one.</source>
        <translation>تتعذر الكتابة في المجلد %1. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The annotator needs a name.</source>
        <translation>يحتاج الموسِّم إلى اسم.</translation>
    </message>
    <message>
        <source>The project will be %1.</source>
        <translation>سيكون المشروع %1.</translation>
    </message>
    <message>
        <source>Glossator projects (*.%1)</source>
        <translation>مشاريع Glossator (*.%1)</translation>
    </message>
</context>
<context>
    <name>glossator::BlindDialog</name>
    <message>
        <source>nothing decided yet</source>
        <translation>لم يُحسم شيء بعد</translation>
    </message>
    <message>
        <source>%1 of %2 as the model: %3 (95 % interval: %4 to %5)</source>
        <translation>%1 من %2 وفق النموذج: %3 (مجال الثقة 95٪: من %4 إلى %5)</translation>
    </message>
    <message>
        <source>Both kinds of decisions are needed for a comparison.</source>
        <translation>تلزم قرارات من النوعين للمقارنة.</translation>
    </message>
    <message>
        <source>The intervals overlap: so far no sign that seeing the suggestion changes what is decided.</source>
        <translation>المجالان متداخلان: لا دليل حتى الآن على أن رؤية الاقتراح تغيّر القرار.</translation>
    </message>
    <message>
        <source>People agree more often with suggestions that they see: a sign of anchoring.</source>
        <translation>يوافق الناس الاقتراحات التي يرونها أكثر: علامة على الانحياز إليها.</translation>
    </message>
    <message>
        <source>People agree less often with suggestions that they see.</source>
        <translation>يوافق الناس الاقتراحات التي يرونها أقل.</translation>
    </message>
    <message>
        <source>Blind mode</source>
        <translation>النمط المُعمّى</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>&amp;Hide the suggestion for a random share of the words</source>
        <translation>إ&amp;خفاء الاقتراح عن نسبة عشوائية من الكلمات</translation>
    </message>
    <message>
        <source>Share of the words, in percent</source>
        <translation>النسبة من الكلمات بالمئة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>The same seed hides the same words, for every annotator of this project.</source>
        <translation>البذرة نفسها تخفي الكلمات نفسها عن كل موسِّم في هذا المشروع.</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>ال&amp;بذرة</translation>
    </message>
    <message>
        <source>Agreement with the model so far</source>
        <translation>الموافقة للنموذج حتى الآن</translation>
    </message>
    <message>
        <source>Suggestion shown</source>
        <translation>الاقتراح ظاهر</translation>
    </message>
    <message>
        <source>Suggestion hidden</source>
        <translation>الاقتراح مخفي</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>جارٍ العدّ…</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>الن&amp;سبة</translation>
    </message>
</context>
<context>
    <name>glossator::BulkDecisionDialog</name>
    <message>
        <source>Decide several occurrences</source>
        <translation>اتخاذ قرار لعدة مواضع</translation>
    </message>
    <message>
        <source>They all get: %1</source>
        <translation>تنال كلها: %1</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>المواضع</translation>
    </message>
    <message>
        <source>Occurrence</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Decision so far</source>
        <translation>القرار الحالي</translation>
    </message>
    <message>
        <source>New decision</source>
        <translation>القرار الجديد</translation>
    </message>
    <message>
        <source>To decide: %1. One step of undo takes all back.</source>
        <translation>عدد القرارات: %1. تراجعٌ واحد يلغيها كلها.</translation>
    </message>
    <message>
        <source>Replace earlier decisions, too</source>
        <translation>استبدل القرارات السابقة أيضًا</translation>
    </message>
    <message>
        <source>To decide: %1, of them decided before: %2. One step of undo takes all back.</source>
        <translation>سيُحسم: %1، منها ما حُسم من قبل: %2. وخطوة تراجع واحدة تعيدها كلها.</translation>
    </message>
</context>
<context>
    <name>glossator::ChangesController</name>
    <message>
        <source>Other occurrences of “%1” that look different now: %2.</source>
        <translation>مواضع أخرى للمدخل «%1» صارت تبدو مختلفة: %2.</translation>
    </message>
    <message>
        <source>Other occurrences of the words decided on that look different now: %1.</source>
        <translation>مواضع أخرى للكلمات المحسومة صارت تبدو مختلفة: %1.</translation>
    </message>
    <message>
        <source>Look different now: %1</source>
        <translation>صارت تبدو مختلفة: %1</translation>
    </message>
    <message>
        <source>What decisions say at once</source>
        <translation>ما تقوله القرارات فورًا</translation>
    </message>
    <message>
        <source>Words that look different now: %1.</source>
        <translation>كلمات صارت تبدو مختلفة: %1.</translation>
    </message>
</context>
<context>
    <name>glossator::ClosingGuard</name>
    <message>
        <source>What is not saved as a copy is lost with it.</source>
        <translation>وما لا يُحفظ في نسخة يضيع معه.</translation>
    </message>
    <message>
        <source>An export is running. Its files are not written.</source>
        <translation>يجري تصدير. لن تُكتب ملفاته.</translation>
    </message>
    <message>
        <source>The model is being retrained. It stays as it was before.</source>
        <translation>يُعاد تدريب النموذج. سيبقى كما كان قبل ذلك.</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>إغلاق المشروع</translation>
    </message>
    <message>
        <source>Close it nevertheless?</source>
        <translation>أتغلقه مع ذلك؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>احفظ نسخة…</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>تابع العمل</translation>
    </message>
    <message>
        <source>An import is running. None of its documents come into the project.</source>
        <translation>يجري استيراد. لن يدخل المشروعَ أيٌّ من مستنداته.</translation>
    </message>
</context>
<context>
    <name>glossator::CommentField</name>
    <message>
        <source>Comment on the decision</source>
        <translation>تعليق على القرار</translation>
    </message>
    <message>
        <source>Kept with the decision. Enter goes back to the text.</source>
        <translation>يُحفظ مع القرار. يعيدك مفتاح الإدخال إلى النص.</translation>
    </message>
</context>
<context>
    <name>glossator::ConcordanceController</name>
    <message>
        <source>no decision</source>
        <translation>بلا قرار</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>The suggestion is hidden here: choose a sense by its own key.</source>
        <translation>الاقتراح مخفي هنا: اختر معنى بمفتاحه.</translation>
    </message>
    <message>
        <source>not a sense of this word</source>
        <translation>ليس من معاني هذه الكلمة</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>غير محسوم</translation>
    </message>
</context>
<context>
    <name>glossator::ConcordancePane</name>
    <message>
        <source>Occurrences</source>
        <translation>المواضع</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>الصيغة المعجمية</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>قسم الكلام</translation>
    </message>
    <message>
        <source>any part of speech</source>
        <translation>أي قسم من الكلام</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>فعل</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>صفة</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>ظرف</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>بترتيب النص</translation>
    </message>
    <message>
        <source>By the words before</source>
        <translation>بحسب الكلمات السابقة</translation>
    </message>
    <message>
        <source>By the words after</source>
        <translation>بحسب الكلمات اللاحقة</translation>
    </message>
    <message>
        <source>Least probable first</source>
        <translation>الأقل احتمالًا أولًا</translation>
    </message>
    <message>
        <source>By sense</source>
        <translation>بحسب المعنى</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>بحسب المستند</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>The first %1 occurrences</source>
        <translation>المواضع الأولى وعددها %1</translation>
    </message>
    <message>
        <source>Occurrences: %1</source>
        <translation>عدد المواضع: %1</translation>
    </message>
    <message>
        <source>Follow the text</source>
        <translation>تتبّع النص</translation>
    </message>
</context>
<context>
    <name>glossator::CopyController</name>
    <message>
        <source>Save a copy of the project</source>
        <translation>حفظ نسخة من المشروع</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>تُحفظ نسخة…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>A copy was saved: %1</source>
        <translation>حُفظت نسخة: %1</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>file name</comment>
        <translation>%1 (نسخة)</translation>
    </message>
</context>
<context>
    <name>glossator::DecisionText</name>
    <message>
        <source>decided</source>
        <translation>محسوم</translation>
    </message>
    <message>
        <source>sense missing</source>
        <translation>معنى ناقص</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>ممسوح</translation>
    </message>
    <message>
        <source>text error</source>
        <translation>خطأ في النص</translation>
    </message>
    <message>
        <source>not taggable</source>
        <translation>غير قابل للوسم</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>غير متأكد</translation>
    </message>
</context>
<context>
    <name>glossator::DocumentDelegate</name>
    <message>
        <source>%1 / %2 units</source>
        <translation>الوحدات: %1 من %2</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>الألفاظ: %1</translation>
    </message>
</context>
<context>
    <name>glossator::DocumentFinder</name>
    <message>
        <source>Looking for documents</source>
        <translation>البحث عن مستندات</translation>
    </message>
</context>
<context>
    <name>glossator::DocumentListModel</name>
    <message>
        <source>%1 of %2 units decided</source>
        <translation>حُسم %1 من %2 من الوحدات</translation>
    </message>
    <message>
        <source>%1 units decided, analysis at %2 of %3 sentences</source>
        <translation>الوحدات المحسومة: %1، وبلغ التحليل الجملة %2 من %3</translation>
    </message>
    <message>
        <source>%1: %2; tokens: %3</source>
        <translation>%1: %2؛ الألفاظ: %3</translation>
    </message>
</context>
<context>
    <name>glossator::DocumentsPane</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Progress of the project</source>
        <translation>تقدّم المشروع</translation>
    </message>
    <message>
        <source>&amp;Import documents…</source>
        <translation>ا&amp;ستيراد مستندات…</translation>
    </message>
    <message>
        <source>&amp;Remove from the project…</source>
        <translation>إ&amp;زالة من المشروع…</translation>
    </message>
    <message>
        <source>Find documents by name</source>
        <translation>البحث عن مستندات بأسمائها</translation>
    </message>
    <message>
        <source>Decided: %1 of %2 units (%3)</source>
        <translation>حُسم %1 من %2 من الوحدات (%3)</translation>
    </message>
    <message>
        <source>Decided: %1 of %2 units so far</source>
        <translation>المقرَّر: %1 من %2 كلمة حتى الآن</translation>
    </message>
</context>
<context>
    <name>glossator::EncoderTexts</name>
    <message>
        <source>not installed; ./dev setup fetches it</source>
        <translation>غير مثبَّت؛ يجلبه الأمر «./dev setup»</translation>
    </message>
    <message>
        <source>not installed; ./dev setup accurate fetches it</source>
        <translation>غير مثبَّت؛ يجلبه الأمر «./dev setup accurate»</translation>
    </message>
    <message>
        <source>no trained parts came with the program; choose a file below</source>
        <translation>لم تُرفق بالبرنامج أجزاء مدرَّبة له؛ اختر ملفًا أدناه</translation>
    </message>
    <message>
        <source>Choose a file that “glossator-cli train” made.</source>
        <translation>اختر ملفًا أنشأه الأمر «glossator-cli train».</translation>
    </message>
    <message>
        <source>These parts belong to the encoder %1, which is not installed.</source>
        <translation>هذه الأجزاء تخص المُرمِّز %1، وهو غير مثبَّت.</translation>
    </message>
</context>
<context>
    <name>glossator::ErrorPresenter</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The details name all of them.</source>
        <translation>تُسمّيها التفاصيل كلها.</translation>
    </message>
</context>
<context>
    <name>glossator::ExportDialog</name>
    <message>
        <source>&amp;All documents</source>
        <translation>&amp;جميع المستندات</translation>
    </message>
    <message>
        <source>&amp;These documents:</source>
        <translation>&amp;هذه المستندات:</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Documents to export</source>
        <translation>المستندات المراد تصديرها</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>اختيار الملف المراد كتابته</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>ال&amp;صيغة:</translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation>ال&amp;ملف:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Documents: %1, with decisions: %2.</source>
        <translation>المستندات: %1، والقرارات فيها: %2.</translation>
    </message>
    <message>
        <source>Replace what is there already?</source>
        <translation>أتريد استبدال الموجود؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>ا&amp;ختيار…</translation>
    </message>
</context>
<context>
    <name>glossator::FilterForm</name>
    <message>
        <source>look up</source>
        <translation>look up</translation>
    </message>
    <message>
        <source>looked up</source>
        <translation>looked up</translation>
    </message>
    <message>
        <source>any</source>
        <translation>أيّ</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>فعل</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>صفة</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>ظرف</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>بلا قرار</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>بقرار</translation>
    </message>
    <message>
        <source>decided otherwise than suggested</source>
        <translation>قُرِّر خلاف المقترح</translation>
    </message>
    <message>
        <source>no sense fits</source>
        <translation>لا معنى مناسب</translation>
    </message>
    <message>
        <source>only sense</source>
        <translation>معنى وحيد</translation>
    </message>
    <message>
        <source>not in the lexicon</source>
        <translation>ليست في المعجم</translation>
    </message>
    <message>
        <source>an annotator</source>
        <translation>موسِّم</translation>
    </message>
    <message>
        <source>all documents</source>
        <translation>كل المستندات</translation>
    </message>
    <message>
        <source>this document</source>
        <translation>هذا المستند</translation>
    </message>
    <message>
        <source>Probability from</source>
        <translation>الاحتمال من</translation>
    </message>
    <message>
        <source>Probability to</source>
        <translation>الاحتمال إلى</translation>
    </message>
    <message>
        <source>Margin from</source>
        <translation>الفارق من</translation>
    </message>
    <message>
        <source>Margin to</source>
        <translation>الفارق إلى</translation>
    </message>
    <message>
        <source>–</source>
        <comment>between the ends of a range</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Only decisions of certain days</source>
        <translation>قرارات أيام معيّنة فقط</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>None of these from</source>
        <translation>لا شيء منها من</translation>
    </message>
    <message>
        <source>None of these to</source>
        <translation>لا شيء منها إلى</translation>
    </message>
    <message>
        <source>Lemma:</source>
        <translation>الصيغة المعجمية:</translation>
    </message>
    <message>
        <source>Word as written:</source>
        <translation>الكلمة كما كُتبت:</translation>
    </message>
    <message>
        <source>Part of speech:</source>
        <translation>قسم الكلام:</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>الحالة:</translation>
    </message>
    <message>
        <source>Sense key:</source>
        <translation>مفتاح المعنى:</translation>
    </message>
    <message>
        <source>Decided by:</source>
        <translation>صاحب القرار:</translation>
    </message>
    <message>
        <source>In:</source>
        <translation>في:</translation>
    </message>
    <message>
        <source>How far the suggested sense is ahead of the second</source>
        <translation>مقدار تقدم المعنى المقترح على المعنى الثاني</translation>
    </message>
    <message>
        <source>Probability:</source>
        <translation>الاحتمال:</translation>
    </message>
    <message>
        <source>Margin:</source>
        <translation>الفارق:</translation>
    </message>
    <message>
        <source>None of these:</source>
        <translation>لا شيء منها:</translation>
    </message>
    <message>
        <source>Decided on:</source>
        <translation>تاريخ القرار:</translation>
    </message>
</context>
<context>
    <name>glossator::Formats</name>
    <message>
        <source>Plain text (UTF-8)</source>
        <translation>نص عادي (UTF-8)</translation>
    </message>
    <message>
        <source>WSD XML and gold key</source>
        <translation>WSD XML ومفتاح مرجعي</translation>
    </message>
    <message>
        <source>CoNLL-U, senses in MISC</source>
        <translation>CoNLL-U، والمعاني في MISC</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
</context>
<context>
    <name>glossator::FrequencyController</name>
    <message>
        <source>Weight of frequency</source>
        <translation>وزن الشيوع</translation>
    </message>
    <message>
        <source>Frequency counts %1 once training has ended.</source>
        <translation>يُحسب الشيوع بنسبة %1 حين ينتهي التدريب.</translation>
    </message>
    <message>
        <source>Frequency counts %1 now; predictions are made anew.</source>
        <translation>يُحسب الشيوع الآن بنسبة %1، وتُحسب التنبؤات من جديد.</translation>
    </message>
    <message>
        <source>Frequency counts %1 now.</source>
        <translation>يُحسب الشيوع الآن بنسبة %1.</translation>
    </message>
</context>
<context>
    <name>glossator::FrequencyDialog</name>
    <message>
        <source>No word with a choice of senses has been decided by itself, so there is nothing to learn from.</source>
        <translation>لم تُقرَّر على حدة أي كلمة لها أكثر من معنى، فليس هناك ما يُتعلَّم منه.</translation>
    </message>
    <message>
        <source>It stays as it is. This rests on decided words: %1; right are %2 of them.</source>
        <translation>يبقى كما هو. يستند هذا إلى كلمات مقرَّرة عددها %1، يصيب النموذج %2 منها.</translation>
    </message>
    <message>
        <source>%1 fits the decisions best. This rests on decided words: %2; right were %3 of them before, %4 after.</source>
        <translation>أنسب وزن للقرارات هو %1. يستند هذا إلى كلمات مقرَّرة عددها %2، كان النموذج يصيب %3 منها ويصيب بعد ذلك %4.</translation>
    </message>
    <message>
        <source>Weight of frequency</source>
        <translation>وزن الشيوع</translation>
    </message>
    <message>
        <source>The model suggests frequent senses more readily; turn this down where the usual sense is often the wrong one, as in the texts of a special field (100 % is the model&apos;s own weight, 0 % leaves frequency aside and favours senses that training never met).</source>
        <translation>النموذج أسرع إلى اقتراح المعاني الشائعة؛ قلّل ذلك حيث يكون المعنى المألوف خطأ في كثير من الأحيان، كما في نصوص مجال خاص (١٠٠٪ هو وزن النموذج نفسه، و٠٪ تُغفل الشيوع وتُرجّح المعاني التي لم يصادفها التدريب قط).</translation>
    </message>
    <message>
        <source>Weight of frequency, in percent, as a slider</source>
        <translation>وزن الشيوع، نسبة مئوية، شريط تمرير</translation>
    </message>
    <message>
        <source>Weight of frequency, in percent</source>
        <translation>وزن الشيوع، نسبة مئوية</translation>
    </message>
    <message>
        <source>&amp;Frequency counts</source>
        <translation>&amp;أثر الشيوع</translation>
    </message>
    <message>
        <source>What the decisions say</source>
        <translation>ما تقوله القرارات</translation>
    </message>
    <message>
        <source>&amp;Learn from decisions</source>
        <translation>&amp;تعلّم من القرارات</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>أو&amp;قف</translation>
    </message>
    <message>
        <source>Progress of learning</source>
        <translation>تقدّم التعلّم</translation>
    </message>
    <message>
        <source>Finds the weight that makes the senses you decided on likeliest; those accepted in bulk do not count.</source>
        <translation>يجد الوزن الذي يجعل المعاني التي قررتها أرجح ما يكون؛ ولا يُحسب ما قُبل جملةً.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Reading the decisions…</source>
        <translation>تُقرأ القرارات…</translation>
    </message>
    <message>
        <source>Reading passages with decisions: %1 of %2</source>
        <translation>تُقرأ مقاطع فيها قرارات: %1 من %2</translation>
    </message>
    <message>
        <source>Stopped; the weight is as it was.</source>
        <translation>أُوقف؛ وبقي الوزن كما كان.</translation>
    </message>
</context>
<context>
    <name>glossator::GuidelinePanel</name>
    <message>
        <source>Guideline of the lemma</source>
        <translation>إرشادات المدخل</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Where is the line between its senses? Plain text or Markdown.</source>
        <translation>أين الحدّ بين معانيه؟ نص عادي أو Markdown.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Save the guideline (Ctrl+Enter)</source>
        <translation>حفظ الإرشادات (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Guideline for “%1”</source>
        <comment>lemma</comment>
        <translation>إرشادات المدخل «%1»</translation>
    </message>
    <message>
        <source>Last changed by %1</source>
        <translation>آخر تغيير: %1</translation>
    </message>
</context>
<context>
    <name>glossator::GuidelinesDialog</name>
    <message>
        <source>Guidelines of the project</source>
        <translation>إرشادات المشروع</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>What holds for all words. A single lemma&apos;s guideline stands with its senses.</source>
        <translation>ما يسري على كل الكلمات. أما إرشادات المدخل الواحد فمع معانيه.</translation>
    </message>
</context>
<context>
    <name>glossator::GuidelinesEditor</name>
    <message>
        <source>larger than 1 MB</source>
        <translation>أكبر من 1 ميغابايت</translation>
    </message>
    <message>
        <source>Guidelines of the project</source>
        <translation>إرشادات المشروع</translation>
    </message>
    <message>
        <source>&amp;Read from a file…</source>
        <translation>&amp;قراءة من ملف…</translation>
    </message>
    <message>
        <source>Read guidelines</source>
        <translation>قراءة الإرشادات</translation>
    </message>
</context>
<context>
    <name>glossator::Handbook</name>
    <message>
        <source>Handbook – Glossator</source>
        <translation>دليل الاستخدام – Glossator</translation>
    </message>
    <message>
        <source>Page of the handbook</source>
        <translation>صفحة من دليل الاستخدام</translation>
    </message>
    <message>
        <source>The pages of the handbook are missing; they belong into the folder %1.</source>
        <translation>صفحات دليل الاستخدام مفقودة؛ وموضعها المجلد %1.</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>البحث في دليل الاستخدام</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>glossator::HistoryModel</name>
    <message>
        <source>(document removed)</source>
        <translation>(أُزيل المستند)</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1، متراجَع عنه</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>الكلمة</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>%1 words, the first: %2</source>
        <translation>%1 كلمة، أولاها: %2</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>مستورد</translation>
    </message>
    <message>
        <source>Accepted in bulk</source>
        <translation>مقبول جملةً</translation>
    </message>
    <message>
        <source>Decided together</source>
        <translation>محسومة معًا</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>decision before and after</comment>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>%1; comment: %2</source>
        <translation>%1؛ التعليق: %2</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>غير محسوم</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a gloss</comment>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>(no longer a word)</source>
        <translation>(لم تعد كلمة)</translation>
    </message>
    <message>
        <source>Repair: %1</source>
        <translation>إصلاح: %1</translation>
    </message>
</context>
<context>
    <name>glossator::HistoryPane</name>
    <message>
        <source>History of decisions</source>
        <translation>تاريخ القرارات</translation>
    </message>
    <message>
        <source>Everything after the chosen step is undone, or what was undone up to it is done again; that, too, is kept in the journal.</source>
        <translation>يُتراجَع عن كل ما بعد الخطوة المختارة، أو يُعاد ما تُراجِع عنه حتى بلوغها؛ ويُحفظ ذلك أيضًا في السجل.</translation>
    </message>
    <message>
        <source>Redo to here</source>
        <translation>إعادة حتى هنا</translation>
    </message>
    <message>
        <source>Undo to here</source>
        <translation>تراجع حتى هنا</translation>
    </message>
</context>
<context>
    <name>glossator::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Import documents</source>
        <translation>استيراد مستندات</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>الملفات المراد استيرادها</translation>
    </message>
    <message>
        <source>the key file beside the data, if there is one</source>
        <translation>ملف المفتاح بجوار البيانات، إن وُجد</translation>
    </message>
    <message>
        <source>Choose the gold key</source>
        <translation>اختيار المفتاح المرجعي</translation>
    </message>
    <message>
        <source>&amp;Gold key:</source>
        <translation>المفتاح ال&amp;مرجعي:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Detect for each file</source>
        <translation>كشف تلقائي لكل ملف</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>إضافة ملفات</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>إضافة م&amp;لفات…</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>ا&amp;ختيار…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إ&amp;زالة</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>إضافة م&amp;جلد…</translation>
    </message>
    <message>
        <source>For&amp;mat:</source>
        <translation>ال&amp;صيغة:</translation>
    </message>
</context>
<context>
    <name>glossator::KeyTexts</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>glossator::KeyboardController</name>
    <message>
        <source>%1: %2</source>
        <comment>submenu: action</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The keys of the senses are the same for everyone, so that the key beside a sense always is its key.</source>
        <translation>مفاتيح المعاني واحدة عند الجميع، كي يكون المفتاح المكتوب بجوار المعنى مفتاحه دائمًا.</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <comment>first and last of several keys</comment>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>In the panes</source>
        <translation>في اللوحات</translation>
    </message>
    <message>
        <source>Lists and texts use these keys everywhere.</source>
        <translation>تستخدم القوائم والنصوص هذه المفاتيح في كل مكان.</translation>
    </message>
    <message>
        <source>Text: first and last word</source>
        <translation>النص: الكلمة الأولى والأخيرة</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home، End</translation>
    </message>
    <message>
        <source>Text: a page up or down</source>
        <translation>النص: صفحة إلى الأعلى أو إلى الأدنى</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Page Up، Page Down</translation>
    </message>
    <message>
        <source>Lists of occurrences: go to the text</source>
        <translation>قوائم المواضع: الانتقال إلى النص</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Concordance: decide on the marked rows</source>
        <translation>الكشّاف السياقي: حسم الصفوف المحدَّدة</translation>
    </message>
    <message>
        <source>0 … 9, Space, Delete</source>
        <translation>0 … 9، Space، Delete</translation>
    </message>
    <message>
        <source>Senses: decide on the marked one</source>
        <translation>المعاني: اختيار المعنى المحدَّد</translation>
    </message>
    <message>
        <source>Guideline: save</source>
        <translation>الإرشادات: حفظ</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close a dialog, leave a comment</source>
        <translation>إغلاق مربع حوار، أو الخروج من حقل التعليق</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Lists: up, down and to the sides</source>
        <translation>القوائم: إلى أعلى وأسفل وإلى الجانبين</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>الأسهم</translation>
    </message>
    <message>
        <source>Open the menu %1</source>
        <translation>افتح القائمة «%1»</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>القوائم</translation>
    </message>
    <message>
        <source>The menu&apos;s title underlines this letter.</source>
        <translation>هذا الحرف مُسطَّر في عنوان القائمة.</translation>
    </message>
</context>
<context>
    <name>glossator::KeysPage</name>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;بلا مفاتيح</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>إعادة ال&amp;ضبط</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Other keys</source>
        <translation>مفاتيح أخرى</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>إعادة ضبط ال&amp;كل</translation>
    </message>
    <message>
        <source>Press the new keys in a field; they hold after a second. Tab leaves the field.</source>
        <translation>اضغط المفاتيح الجديدة في أحد الحقلين؛ فتسري بعد ثانية. ويغادر المفتاح Tab الحقل.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” already. Give that other keys first.</source>
        <comment>keys, action</comment>
        <translation>الاختصار %1 مخصص بالفعل للإجراء «%2». خصص له مفاتيح أخرى أولًا.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” already, which always keeps it.</source>
        <comment>keys, action</comment>
        <translation>الاختصار %1 مخصص للإجراء «%2»، ويبقى له دائمًا.</translation>
    </message>
</context>
<context>
    <name>glossator::LossChart</name>
    <message>
        <source>Training loss by step</source>
        <translation>خسارة التدريب بحسب الخطوة</translation>
    </message>
    <message>
        <source>Loss by step</source>
        <translation>الخسارة بحسب الخطوة</translation>
    </message>
</context>
<context>
    <name>glossator::MainWindow</name>
    <message>
        <source>%1 – Glossator</source>
        <translation>%1 – Glossator</translation>
    </message>
    <message>
        <source>Glossator</source>
        <translation>Glossator</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>اللوحات</translation>
    </message>
</context>
<context>
    <name>glossator::MenuTexts</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>فتح ال&amp;أحدث</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>ال&amp;لوحات</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>ال&amp;سمة</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>الل&amp;غة</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>القوائم</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>ت&amp;حرير</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>ال&amp;قرار</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>ا&amp;نتقال</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>النمو&amp;ذج</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>&amp;Choose a sense</source>
        <translation>ا&amp;ختيار معنى</translation>
    </message>
    <message>
        <source>A&amp;dd or remove a sense</source>
        <translation>إ&amp;ضافة معنى أو إزالته</translation>
    </message>
    <message>
        <source>&amp;Order of senses</source>
        <translation>ترتي&amp;ب المعاني</translation>
    </message>
    <message>
        <source>A&amp;fter a decision</source>
        <translation>ب&amp;عد القرار</translation>
    </message>
    <message>
        <source>&amp;Senses in grey</source>
        <translation>المعاني الرما&amp;دية</translation>
    </message>
    <message>
        <source>&amp;Colours of confidence</source>
        <translation>ألوان ال&amp;ثقة</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>إ&amp;صلاح</translation>
    </message>
    <message>
        <source>What &amp;decisions say at once</source>
        <translation>ما تقوله القرارات &amp;فورًا</translation>
    </message>
    <message>
        <source>Qu&amp;eue</source>
        <translation>قائمة الع&amp;مل</translation>
    </message>
</context>
<context>
    <name>glossator::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
</context>
<context>
    <name>glossator::Minimap</name>
    <message>
        <source>Map of the document</source>
        <translation>خريطة المستند</translation>
    </message>
    <message>
        <source>%1 of %2 words decided</source>
        <translation>حُسم %1 من %2 من الكلمات</translation>
    </message>
    <message>
        <source>From sentence %1: %2 of %3 words decided</source>
        <translation>من الجملة %1: حُسم %2 من %3 من الكلمات</translation>
    </message>
    <message>
        <source>%1; the others: confidence %2</source>
        <translation>%1؛ وثقة النموذج في الأخرى: %2</translation>
    </message>
</context>
<context>
    <name>glossator::ModelsController</name>
    <message>
        <source>Models of the project</source>
        <translation>نماذج المشروع</translation>
    </message>
    <message>
        <source>The model is being loaded; you can go on working.</source>
        <translation>يُحمَّل النموذج الآن، ويمكنك مواصلة العمل.</translation>
    </message>
    <message>
        <source>The model stays as it is while it is being trained.</source>
        <translation>يبقى النموذج كما هو ما دام يُدرَّب.</translation>
    </message>
    <message>
        <source>Model %1 is in use; predictions are made anew.</source>
        <translation>النموذج %1 مستعمل الآن، وتُحسب التنبؤات من جديد.</translation>
    </message>
    <message>
        <source>Model %1 is in use.</source>
        <translation>النموذج %1 مستعمل الآن.</translation>
    </message>
    <message>
        <source>Another window or program has put model %1 to use in this project; predictions are made anew.</source>
        <translation>استعملت نافذة أخرى أو برنامج آخر النموذج %1 في هذا المشروع، وتُحسب التنبؤات من جديد.</translation>
    </message>
    <message>
        <source>Another model is being loaded. Choose again once it is in use.</source>
        <translation>يُحمَّل نموذج آخر. اختر من جديد بعد أن يُستعمل.</translation>
    </message>
</context>
<context>
    <name>glossator::ModelsDialog</name>
    <message>
        <source>not measured</source>
        <translation>لم يُقَس</translation>
    </message>
    <message>
        <source>%1 before, %2 after, of %3</source>
        <translation>%1 قبل، %2 بعد، من %3</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Models of the project</source>
        <translation>نماذج المشروع</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>حُفظ باسم %1.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>المُرمِّز</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>صُنع</translation>
    </message>
    <message>
        <source>Trained from</source>
        <translation>دُرِّب انطلاقًا من</translation>
    </message>
    <message>
        <source>Decisions learnt</source>
        <translation>القرارات المتعلَّمة</translation>
    </message>
    <message>
        <source>Right on decisions held back</source>
        <translation>الصواب في القرارات المحتجَزة</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>استعمل هذا النموذج</translation>
    </message>
    <message>
        <source>Trained parts from a file…</source>
        <translation>أجزاء مدرَّبة من ملف…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>احفظ في ملف…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>أغلق</translation>
    </message>
    <message>
        <source>Fast, as it comes</source>
        <translation>السريع كما يأتي</translation>
    </message>
    <message>
        <source>Accurate, as it comes</source>
        <translation>الدقيق كما يأتي</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <comment>model</comment>
        <translation>%1 (مستعمل)</translation>
    </message>
    <message>
        <source>The command line chose the model of this run.</source>
        <translation>سطر الأوامر هو الذي اختار نموذج هذا التشغيل.</translation>
    </message>
    <message>
        <source>Another model can be used when the one in use is not being trained or loaded.</source>
        <translation>يمكن استعمال نموذج آخر حين لا يكون النموذج المستعمل قيد التدريب أو التحميل.</translation>
    </message>
    <message>
        <source>Trained parts</source>
        <translation>الأجزاء المدرَّبة</translation>
    </message>
    <message>
        <source>Trained models (*.safetensors);;All files (*)</source>
        <translation>نماذج مدرَّبة (*.safetensors);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>احفظ في ملف</translation>
    </message>
    <message>
        <source>Trained models (*.safetensors)</source>
        <translation>نماذج مدرَّبة (*.safetensors)</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>احذف…</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>حذف نموذج</translation>
    </message>
    <message>
        <source>Remove the model %1 from the project?</source>
        <translation>أتحذف النموذج %1 من المشروع؟</translation>
    </message>
    <message>
        <source>It cannot be brought back, unless it was saved as a file. The decisions it learnt from stay.</source>
        <translation>لا يمكن استرجاعه إلا إذا حُفظ في ملف. وتبقى القرارات التي تعلّم منها.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The model %1 was removed; its room in the project is used for what comes next.</source>
        <translation>حُذف النموذج %1؛ ويُستعمل مكانه في المشروع لما يأتي.</translation>
    </message>
</context>
<context>
    <name>glossator::NavigationController</name>
    <message>
        <source>No undecided word is left up to the end: on from the beginning of the document.</source>
        <translation>لم تبقَ كلمة غير محسومة حتى النهاية: المتابعة من أول المستند.</translation>
    </message>
    <message>
        <source>No other undecided word is left in this document.</source>
        <translation>لم تبقَ في هذا المستند كلمة أخرى غير محسومة.</translation>
    </message>
    <message>
        <source>The document of this word is no longer in the project.</source>
        <translation>مستند هذه الكلمة لم يعد في المشروع.</translation>
    </message>
</context>
<context>
    <name>glossator::NewProjectAssistant</name>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>ال&amp;سابق</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>ال&amp;تالي</translation>
    </message>
    <message>
        <source>&amp;Create the project</source>
        <translation>إن&amp;شاء المشروع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>الإرشادات</translation>
    </message>
    <message>
        <source>What all annotators should keep to. It can stay empty and be written later.</source>
        <translation>ما ينبغي أن يلتزم به كل الموسِّمين. ويمكن تركه فارغًا وكتابته لاحقًا.</translation>
    </message>
</context>
<context>
    <name>glossator::OccurrenceModel</name>
    <message>
        <source>Margin %1 between “%2” and “%3”</source>
        <translation>الفارق %1 بين «%2» و«%3»</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبلها</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>الكلمة</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعدها</translation>
    </message>
    <message>
        <source>Suggested sense</source>
        <translation>المعنى المقترح</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>الاحتمال</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>◌ hidden</source>
        <comment>suggested sense</comment>
        <translation>◌ مخفي</translation>
    </message>
    <message>
        <source>The suggestion is hidden for this word: decide without it.</source>
        <translation>الاقتراح مخفي عن هذه الكلمة: احسمها من دونه.</translation>
    </message>
</context>
<context>
    <name>glossator::OptionTexts</name>
    <message>
        <source>The size “%1” is not of the form 1280x800.</source>
        <translation>الحجم «%1» ليس على الصورة 1280x800.</translation>
    </message>
    <message>
        <source>A workbench for word senses.</source>
        <translation>منضدة عمل لمعاني الكلمات.</translation>
    </message>
    <message>
        <source>A project to open.</source>
        <translation>المشروع المراد فتحه.</translation>
    </message>
    <message>
        <source>Open the sample project; make it first if need be.</source>
        <translation>فتح المشروع النموذجي، مع إنشائه أولًا عند الحاجة.</translation>
    </message>
    <message>
        <source>Where the model computes: auto, cpu, cuda, cuda:1 …</source>
        <translation>أين يُجري النموذج حساباته: auto أو cpu أو cuda أو cuda:1 …</translation>
    </message>
    <message>
        <source>The trained model, instead of the one that comes with the program.</source>
        <translation>النموذج المدرَّب، بدلًا من المرفق بالبرنامج.</translation>
    </message>
    <message>
        <source>The folder of the encoder.</source>
        <translation>مجلد المُرمِّز.</translation>
    </message>
    <message>
        <source>The folder of WordNet&apos;s dictionary files.</source>
        <translation>مجلد ملفات معجم WordNet.</translation>
    </message>
    <message>
        <source>Colours: system, light, dark or high-contrast.</source>
        <translation>الألوان: system أو light أو dark أو high-contrast.</translation>
    </message>
    <message>
        <source>The language of the program, for example en or ar.</source>
        <translation>لغة البرنامج، مثل en أو ar.</translation>
    </message>
    <message>
        <source>Write a picture of the window to this file (PNG) and end.</source>
        <translation>كتابة صورة للنافذة في هذا الملف (PNG) ثم الانتهاء.</translation>
    </message>
    <message>
        <source>The size of the window, for example 1280x800.</source>
        <translation>حجم النافذة، مثل 1280x800.</translation>
    </message>
    <message>
        <source>Take the picture when the whole project is predicted.</source>
        <translation>التقاط الصورة بعد اكتمال التنبؤ للمشروع كله.</translation>
    </message>
    <message>
        <source>Only one project can be opened.</source>
        <translation>لا يمكن فتح أكثر من مشروع واحد.</translation>
    </message>
    <message>
        <source>Begin anew, not where the last session was.</source>
        <translation>البدء من جديد، لا من حيث انتهت الجلسة الأخيرة.</translation>
    </message>
    <message>
        <source>What the picture shows in front: a pane or a dialog, for example search or preferences.</source>
        <translation>ما تُظهره الصورة في المقدمة: لوحة أو مربع حوار، مثل search أو preferences.</translation>
    </message>
    <message>
        <source>A picture cannot show “%1”, but one of these: %2.</source>
        <translation>لا يمكن أن تُظهر الصورة «%1»، بل واحدًا من هذه: %2.</translation>
    </message>
    <message>
        <source>Decide on so many words before the picture is taken.</source>
        <translation>الحسم في هذا العدد من الكلمات قبل التقاط الصورة.</translation>
    </message>
    <message>
        <source>The cross-encoder that a picture of second-opinion asks.</source>
        <translation>المُرمِّز المتقاطع الذي تسأله صورة second-opinion.</translation>
    </message>
</context>
<context>
    <name>glossator::PercentText</name>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation>%1٪</translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <comment>less than so many percent</comment>
        <translation>أقل من %1</translation>
    </message>
</context>
<context>
    <name>glossator::PreferencesController</name>
    <message>
        <source>The language changes when Glossator starts the next time.</source>
        <translation>تتغيّر اللغة عند بدء Glossator في المرة القادمة.</translation>
    </message>
</context>
<context>
    <name>glossator::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>صفحات التفضيلات</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>ال&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>ال&amp;نموذج</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>لوحة ال&amp;مفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>ال&amp;سمة</translation>
    </message>
    <message>
        <source>Colours of &amp;confidence</source>
        <translation>ألوان ال&amp;ثقة</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>الل&amp;غة</translation>
    </message>
    <message>
        <source>Another language shows when Glossator starts the next time.</source>
        <translation>تظهر اللغة الأخرى عند بدء Glossator في المرة القادمة.</translation>
    </message>
    <message>
        <source>Size of the te&amp;xt</source>
        <translation>حجم الن&amp;ص</translation>
    </message>
    <message>
        <source>Automatic: a graphics card where there is one</source>
        <translation>تلقائي: بطاقة الرسوميات إن وُجدت</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>المعالج (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>بطاقة الرسوميات (CUDA)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>ال&amp;جهاز</translation>
    </message>
    <message>
        <source>Another device is used from the next project on that you open.</source>
        <translation>يُستخدم الجهاز الآخر ابتداءً من المشروع التالي الذي تفتحه.</translation>
    </message>
    <message>
        <source>Size of me&amp;nus and panes</source>
        <translation>حجم ال&amp;قوائم واللوحات</translation>
    </message>
</context>
<context>
    <name>glossator::ProjectCommands</name>
    <message>
        <source>Open project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>فتح المشروع النموذجي</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>The name that your decisions carry:</source>
        <translation>الاسم الذي تحمله قراراتك:</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Guidelines of the project</source>
        <translation>إرشادات المشروع</translation>
    </message>
</context>
<context>
    <name>glossator::ProjectDialog</name>
    <message>
        <source>Glossator projects (*.%1)</source>
        <translation>مشاريع Glossator (*.%1)</translation>
    </message>
</context>
<context>
    <name>glossator::ProjectWatch</name>
    <message>
        <source>Another window or program has changed decisions or sentences of this project. Undo takes back the latest change, whoever made it; the history tells what it is.</source>
        <translation>غيّرت نافذة أخرى أو برنامج آخر قرارات أو جملًا في هذا المشروع. يأخذ «تراجع» آخر تغيير أيًا كان صاحبه، ويذكر السجل ما هو.</translation>
    </message>
</context>
<context>
    <name>glossator::QueueController</name>
    <message>
        <source>Next in the queue</source>
        <translation>التالي في القائمة</translation>
    </message>
    <message>
        <source>&amp;Least certain, all documents in turn</source>
        <translation>الأ&amp;قل يقينًا، من كل مستند بالتناوب</translation>
    </message>
    <message>
        <source>Remove this queue</source>
        <translation>إزالة هذه القائمة</translation>
    </message>
    <message>
        <source>No undecided word is left in this queue.</source>
        <translation>لم تبقَ كلمة بلا قرار في هذه القائمة.</translation>
    </message>
    <message>
        <source>Words to pass over</source>
        <translation>كلمات تُتجاوز</translation>
    </message>
    <message>
        <source>This was the last word of the queue; it begins again.</source>
        <translation>كانت هذه آخر كلمة في القائمة؛ وتبدأ القائمة من جديد.</translation>
    </message>
    <message>
        <source>No word is in this queue.</source>
        <translation>لا توجد أي كلمة في هذه القائمة.</translation>
    </message>
    <message>
        <source>Decided otherwise than the model suggests. %1</source>
        <translation>محسومة خلافًا لاقتراح النموذج. %1</translation>
    </message>
    <message>
        <source>Queue “%1”</source>
        <translation>القائمة «%1»</translation>
    </message>
</context>
<context>
    <name>glossator::RecentProjectsModel</name>
    <message>
        <source>file is missing</source>
        <translation>الملف مفقود</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>تتعذر قراءته</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>المحسوم</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 من %2 (%3)</translation>
    </message>
</context>
<context>
    <name>glossator::RepairController</name>
    <message>
        <source>Break up the multiword unit</source>
        <translation>تفكيك الوحدة المتعددة الكلمات</translation>
    </message>
    <message>
        <source>Remove the unit</source>
        <translation>إزالة الوحدة</translation>
    </message>
    <message>
        <source>Go to a word of the sentence first.</source>
        <translation>انتقل أولًا إلى كلمة من الجملة.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>This is the document&apos;s last sentence.</source>
        <translation>هذه آخر جملة في المستند.</translation>
    </message>
    <message>
        <source>Join with the next sentence</source>
        <translation>ضم إلى الجملة التالية</translation>
    </message>
    <message>
        <source>The sentence was analysed anew in the meantime, so nothing was changed. Please repeat the repair.</source>
        <translation>حُلّلت الجملة من جديد في هذه الأثناء، فلم يتغيّر شيء. نرجو إعادة الإصلاح.</translation>
    </message>
</context>
<context>
    <name>glossator::RepairDialog</name>
    <message>
        <source>%1 (%2)</source>
        <comment>lemma and part of speech</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Repair the sentence</source>
        <translation>إصلاح الجملة</translation>
    </message>
    <message>
        <source>Space splits a token at the caret, Backspace joins it with the one before; Shift and arrows choose words, Ctrl and arrows go to others that Ctrl and Space or a click adds, M makes them a unit, N, V, A and R set its part of speech, L goes to the lemma. Enter applies all, Esc nothing.</source>
        <translation>يقسم المفتاح Space اللفظة عند المؤشر، ويضمها Backspace إلى ما قبلها؛ وتُختار الكلمات بالمفتاح Shift مع الأسهم، وينتقل Ctrl مع الأسهم إلى كلمات أخرى يضيفها Ctrl مع Space أو مع النقر، ويجعلها M وحدة، وتعيّن المفاتيح N و V و A و R قسم الكلام، وينقلك L إلى الصيغة المعجمية. يطبّق Enter كل التغييرات، ولا يطبّق Esc شيئًا منها.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Split token</source>
        <translation>تقسيم اللفظة</translation>
    </message>
    <message>
        <source>At the caret</source>
        <translation>عند المؤشر</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>ضم</translation>
    </message>
    <message>
        <source>With the token before; at the beginning, with the sentence before</source>
        <translation>إلى اللفظة السابقة؛ وفي البداية إلى الجملة السابقة</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Split sentence</source>
        <translation>تقسيم الجملة</translation>
    </message>
    <message>
        <source>Before the token</source>
        <translation>قبل اللفظة</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Make unit</source>
        <translation>تكوين وحدة</translation>
    </message>
    <message>
        <source>Of the chosen words</source>
        <translation>من الكلمات المختارة</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Break up</source>
        <translation>تفكيك</translation>
    </message>
    <message>
        <source>Into its words</source>
        <translation>إلى كلماتها</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Remove unit</source>
        <translation>إزالة الوحدة</translation>
    </message>
    <message>
        <source>There is nothing to decide then</source>
        <translation>فلا يبقى ما يُحسم</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Takes the last change back</source>
        <translation>إلغاء آخر تغيير</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>الصيغة المعجمية</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>قسم الكلام</translation>
    </message>
    <message>
        <source>Senses of the lemma</source>
        <translation>معاني الصيغة المعجمية</translation>
    </message>
    <message>
        <source>Word:</source>
        <translation>الكلمة:</translation>
    </message>
    <message>
        <source>&amp;Lemma and part of speech:</source>
        <translation>الصي&amp;غة وقسم الكلام:</translation>
    </message>
    <message>
        <source>Senses:</source>
        <translation>المعاني:</translation>
    </message>
    <message>
        <source>%1 (no unit: M makes one)</source>
        <translation>%1 (ليست وحدة: يجعلها المفتاح M وحدة)</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>لم يتغيّر شيء بعد.</translation>
    </message>
    <message>
        <source>Changes: %1</source>
        <translation>التغييرات: %1</translation>
    </message>
    <message>
        <source>None: this is no unit.</source>
        <translation>لا معاني: ليست هذه وحدة.</translation>
    </message>
    <message>
        <source>Not in the lexicon as a %1</source>
        <translation>ليست في المعجم بهذا القسم من أقسام الكلام: %1</translation>
    </message>
    <message>
        <source>One: %1</source>
        <comment>the only sense of a lemma</comment>
        <translation>معنى واحد: %1</translation>
    </message>
    <message>
        <source>%1, the first: %2</source>
        <comment>how many senses</comment>
        <translation>عددها %1، أولها: %2</translation>
    </message>
    <message>
        <source>Not known while no inventory is loaded.</source>
        <translation>غير معروفة ما دام لم يُحمَّل مسرد للمعاني.</translation>
    </message>
</context>
<context>
    <name>glossator::RepairEditor</name>
    <message>
        <source>This sentence has not been analysed yet: its words come with the analysis.</source>
        <translation>لم تُحلَّل هذه الجملة بعد: تأتي كلماتها مع التحليل.</translation>
    </message>
    <message>
        <source>Put the caret between two characters of a token to split it there.</source>
        <translation>ضع المؤشر بين حرفين من اللفظة لتقسيمها هناك.</translation>
    </message>
    <message>
        <source>One of the sentences has not been analysed yet: join them after the analysis.</source>
        <translation>لم تُحلَّل إحدى الجملتين بعد: ضمّهما بعد التحليل.</translation>
    </message>
    <message>
        <source>There is nothing before this to join it with.</source>
        <translation>ليس قبل هذا شيء يُضم إليه.</translation>
    </message>
    <message>
        <source>“%1” stands on both sides: break it up first.</source>
        <translation>الوحدة «%1» تمتد على الجانبين: فكّكها أولًا.</translation>
    </message>
    <message>
        <source>The sentence begins here already.</source>
        <translation>تبدأ الجملة هنا بالفعل.</translation>
    </message>
    <message>
        <source>These words are a unit already.</source>
        <translation>هذه الكلمات وحدة بالفعل.</translation>
    </message>
    <message>
        <source>There is no unit of several words here.</source>
        <translation>لا توجد هنا وحدة متعددة الكلمات.</translation>
    </message>
    <message>
        <source>There is no unit here.</source>
        <translation>لا توجد وحدة هنا.</translation>
    </message>
    <message>
        <source>A unit needs a lemma.</source>
        <translation>تحتاج الوحدة إلى صيغة معجمية.</translation>
    </message>
</context>
<context>
    <name>glossator::RepairText</name>
    <message>
        <source>“%1” (%2)</source>
        <comment>lemma and part of speech</comment>
        <translation>«%1» (%2)</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>فعل</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>صفة</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>ظرف</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>ضمير</translation>
    </message>
    <message>
        <source>determiner</source>
        <translation>محدِّد</translation>
    </message>
    <message>
        <source>adposition</source>
        <translation>حرف جر</translation>
    </message>
    <message>
        <source>number</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>conjunction</source>
        <translation>أداة عطف أو ربط</translation>
    </message>
    <message>
        <source>particle</source>
        <translation>أداة</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>علامة ترقيم</translation>
    </message>
    <message>
        <source>other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>sentence split before “%1”</source>
        <translation>قُسمت الجملة قبل «%1»</translation>
    </message>
    <message>
        <source>sentences joined before “%1”</source>
        <translation>ضُمّت الجملتان قبل «%1»</translation>
    </message>
    <message>
        <source>“%1” split into “%2”</source>
        <translation>قُسم «%1» إلى «%2»</translation>
    </message>
    <message>
        <source>“%1” joined</source>
        <translation>ضُمّ «%1»</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>أُضيف %1</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>أُزيل %1</translation>
    </message>
    <message>
        <source>words “%1” instead of “%2”</source>
        <translation>الكلمات «%1» بدلًا من «%2»</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>يتحوّل %1 إلى %2</translation>
    </message>
    <message>
        <source>“%1” is tagged as %2</source>
        <translation>قسم كلام «%1»: %2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>؛ </translation>
    </message>
</context>
<context>
    <name>glossator::ReviewController</name>
    <message>
        <source>Blind mode</source>
        <translation>النمط المُعمّى</translation>
    </message>
    <message>
        <source>%1 words accepted; one undo takes them back.</source>
        <translation>الكلمات المقبولة: %1؛ تراجع واحد يلغيها جميعًا.</translation>
    </message>
    <message>
        <source>Accept what is sure</source>
        <translation>قبول المؤكَّد</translation>
    </message>
</context>
<context>
    <name>glossator::SearchController</name>
    <message>
        <source>Save as queue</source>
        <translation>الحفظ قائمةً</translation>
    </message>
    <message>
        <source>The queue&apos;s name (one that exists is replaced):</source>
        <translation>اسم القائمة (تُستبدل القائمة الموجودة بالاسم نفسه):</translation>
    </message>
    <message>
        <source>The queue “%1” is in the menu Go.</source>
        <translation>القائمة «%1» موجودة في قائمة «انتقال».</translation>
    </message>
</context>
<context>
    <name>glossator::SearchPane</name>
    <message>
        <source>Search results</source>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Words of the sentence</source>
        <translation>كلمات الجملة</translation>
    </message>
    <message>
        <source>Words of the sentence, “words in this order”, beginning*</source>
        <translation>كلمات الجملة، «كلمات بهذا الترتيب»، بداية*</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>بترتيب النص</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>الأقل يقينًا أولًا</translation>
    </message>
    <message>
        <source>Least probable first</source>
        <translation>الأقل احتمالًا أولًا</translation>
    </message>
    <message>
        <source>Latest decision first</source>
        <translation>أحدث قرار أولًا</translation>
    </message>
    <message>
        <source>Type words, or open the filters.</source>
        <translation>اكتب كلمات، أو افتح المرشّحات.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>%1 or more found</source>
        <translation>عدد النتائج: %1 أو أكثر</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>عدد النتائج: %1</translation>
    </message>
    <message>
        <source>Words whose suggestion is hidden are left out.</source>
        <translation>لا تُدرج الكلمات التي أُخفي اقتراحها.</translation>
    </message>
    <message>
        <source>Likeliest to have a sense missing first</source>
        <translation>الأرجح نقصان معناه أولًا</translation>
    </message>
    <message>
        <source>Save as queue…</source>
        <translation>الحفظ قائمةً…</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>مرشّحات</translation>
    </message>
</context>
<context>
    <name>glossator::SecondOpinionController</name>
    <message>
        <source>The suggestion is hidden for this word, so a second opinion is not asked for either.</source>
        <translation>الاقتراح مخفي عن هذه الكلمة، فلا يُطلب لها رأي ثانٍ أيضًا.</translation>
    </message>
    <message>
        <source>There is nothing to choose from for this word, so no second opinion is needed.</source>
        <translation>ليس لهذه الكلمة ما يُختار من بينه، فلا حاجة إلى رأي ثانٍ.</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>رأي ثانٍ</translation>
    </message>
    <message>
        <source>This project has no model for second opinions yet.</source>
        <translation>ليس لهذا المشروع نموذج للرأي الثاني بعد.</translation>
    </message>
    <message>
        <source>A cross-encoder reads the sentence together with each sense&apos;s gloss. It is slower than the model that fills the list, and independent of it. Train one on sense-annotated data with

%1

and choose the file that it writes.</source>
        <translation>يقرأ المُرمِّز المتقاطع (cross-encoder) الجملة مع شرح كل معنى. وهو أبطأ من النموذج الذي يملأ القائمة ومستقل عنه. درّب واحدًا على بيانات موسومة المعاني بالأمر

%1

ثم اختر الملف الذي يكتبه.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>اختيار ملف…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Go to a word first: the model is tried on it.</source>
        <translation>انتقل أولًا إلى كلمة: يُجرَّب النموذج عليها.</translation>
    </message>
    <message>
        <source>Model for second opinions</source>
        <translation>نموذج الرأي الثاني</translation>
    </message>
    <message>
        <source>Trained models (*.safetensors);;All files (*)</source>
        <translation>نماذج مدرَّبة (*.safetensors);;كل الملفات (*)</translation>
    </message>
</context>
<context>
    <name>glossator::SenseLayout</name>
    <message>
        <source>prior %1</source>
        <comment>share of uses</comment>
        <translation>الاحتمال القبلي %1</translation>
    </message>
    <message>
        <source>second opinion %1</source>
        <translation>الرأي الثاني %1</translation>
    </message>
</context>
<context>
    <name>glossator::SenseListModel</name>
    <message>
        <source>decided</source>
        <translation>محسوم</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>الرتبة %1</translation>
    </message>
    <message>
        <source>outside the prediction set</source>
        <translation>خارج مجموعة التنبؤ</translation>
    </message>
    <message>
        <source>second opinion %1</source>
        <translation>الرأي الثاني %1</translation>
    </message>
    <message>
        <source>prior %1</source>
        <translation>الاحتمال القبلي %1</translation>
    </message>
</context>
<context>
    <name>glossator::SensesPane</name>
    <message>
        <source>Senses</source>
        <translation>المعاني</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>أخرى</translation>
    </message>
    <message>
        <source>Other reasons to decide on no sense</source>
        <translation>أسباب أخرى لعدم اختيار معنى</translation>
    </message>
    <message>
        <source>Senses that the keys choose</source>
        <translation>المعاني التي تختارها المفاتيح</translation>
    </message>
    <message>
        <source>Keys for the previous senses</source>
        <translation>مفاتيح المعاني السابقة</translation>
    </message>
    <message>
        <source>Keys for the next senses</source>
        <translation>مفاتيح المعاني التالية</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <comment>senses that the keys choose</comment>
        <translation>%1–%2 من %3</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>لا شيء مما ذُكر</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>No sense in the list fits: one is missing</source>
        <translation>لا معنى في القائمة يناسب: ثمة معنى ناقص</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>سحب القرار</translation>
    </message>
    <message>
        <source>Edit the guideline of this lemma</source>
        <translation>تحرير إرشادات هذا المدخل</translation>
    </message>
</context>
<context>
    <name>glossator::SessionKeeper</name>
    <message>
        <source>The notes on the last session cannot be read and are passed over: %1</source>
        <translation>تتعذر قراءة البيانات المحفوظة عن الجلسة الأخيرة، ولذلك أُهملت: %1</translation>
    </message>
    <message>
        <source>The project of the last session is not there any more: %1</source>
        <translation>لم يعد مشروع الجلسة الأخيرة موجودًا: %1</translation>
    </message>
</context>
<context>
    <name>glossator::ShortcutModel</name>
    <message>
        <source>Keys: %1</source>
        <translation>المفاتيح: %1</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
</context>
<context>
    <name>glossator::ShortcutTable</name>
    <message>
        <source>Search actions and keys</source>
        <translation>البحث في الإجراءات والمفاتيح</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>glossator::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>تغيير المفاتيح…</translation>
    </message>
    <message>
        <source>Keys without Ctrl work while the text or the senses have the focus; “Next pane” takes you there.</source>
        <translation>المفاتيح التي لا تتضمن Ctrl تعمل ما دام التركيز في النص أو في المعاني؛ والأمر «اللوحة التالية» ينقلك إليهما.</translation>
    </message>
</context>
<context>
    <name>glossator::SkipRulesDialog</name>
    <message>
        <source>Words with &amp;one sense only</source>
        <translation>الكلمات ذات المعنى ال&amp;وحيد</translation>
    </message>
    <message>
        <source>&amp;Names: nouns with a capital letter inside a sentence</source>
        <translation>الأ&amp;علام: أسماء تبدأ بحرف كبير داخل الجملة</translation>
    </message>
    <message>
        <source>&amp;Auxiliaries and other words of this list (lemmas):</source>
        <translation>الأفعال ال&amp;مساعدة وغيرها من كلمات هذه القائمة (صيغ معجمية):</translation>
    </message>
    <message>
        <source>Words to pass over</source>
        <translation>كلمات تُتجاوز</translation>
    </message>
    <message>
        <source>“Next undecided word” and the queues pass over these; in the text they can be decided all the same.</source>
        <translation>يتجاوزها أمر «الكلمة التالية بلا قرار» وتتجاوزها القوائم؛ ويمكن مع ذلك اتخاذ قرار بشأنها في النص.</translation>
    </message>
    <message>
        <source>Lemmas to pass over</source>
        <translation>صيغ معجمية تُتجاوز</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>glossator::StatusPanel</name>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>الاستيراد</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>التصدير</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>التنبؤ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Annotator: %1</source>
        <translation>الموسِّم: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>النموذج: %1</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>الجهاز: %1</translation>
    </message>
    <message>
        <source>Model: loading…</source>
        <translation>النموذج: جارٍ التحميل…</translation>
    </message>
    <message>
        <source>Progress of the project</source>
        <translation>تقدّم المشروع</translation>
    </message>
    <message>
        <source>Time and decisions an hour</source>
        <translation>الوقت والقرارات في الساعة</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>رأي ثانٍ</translation>
    </message>
    <message>
        <source>Decided in the project: %1</source>
        <translation>المحسوم في المشروع: %1</translation>
    </message>
    <message>
        <source>Today: %1, %2 an hour</source>
        <translation>اليوم: %1، القرارات في الساعة: %2</translation>
    </message>
    <message>
        <source>Active time and decisions an hour, without pauses.
This session: %1, %2 an hour
Whole project: %3, %4 an hour</source>
        <translation>وقت العمل الفعلي والقرارات في الساعة، دون الاستراحات.
هذه الجلسة: %1، القرارات في الساعة: %2
المشروع كله: %3، القرارات في الساعة: %4</translation>
    </message>
    <message>
        <source>Model: none</source>
        <translation>النموذج: لا شيء</translation>
    </message>
    <message>
        <source>%1, frequency at %2</source>
        <comment>model</comment>
        <translation>%1، الشيوع بنسبة %2</translation>
    </message>
    <message>
        <source>Preparing to train</source>
        <translation>تحضير التدريب</translation>
    </message>
</context>
<context>
    <name>glossator::SureBandDialog</name>
    <message>
        <source>%1 more are left to people by blind mode.</source>
        <translation>يترك النمط المُعمّى للناس %1 أخرى.</translation>
    </message>
    <message>
        <source>Some of them, drawn at random:</source>
        <translation>بعضها بسحب عشوائي:</translation>
    </message>
    <message>
        <source>Accept what is sure</source>
        <translation>قبول المؤكَّد</translation>
    </message>
    <message>
        <source>Error rate, in percent</source>
        <translation>نسبة الخطأ بالمئة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Wrong at &amp;most</source>
        <translation>أقصى نسبة &amp;خطأ</translation>
    </message>
    <message>
        <source>Sample of the words to accept</source>
        <translation>عيّنة من الكلمات المراد قبولها</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>الكلمة</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>المعنى</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>الاحتمال</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>قبول الكل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Looking through the project…</source>
        <translation>جارٍ البحث في المشروع…</translation>
    </message>
    <message>
        <source>The decisions so far do not show that any suggestions are that sure. Decide more words one by one, or allow more errors.</source>
        <translation>لا تدل القرارات حتى الآن على أن أي اقتراح مؤكَّد إلى هذا الحد. احسم مزيدًا من الكلمات واحدة واحدة، أو اسمح بأخطاء أكثر.</translation>
    </message>
    <message>
        <source>Words that will be decided: %1, all that are open and have a suggestion of %2 or more.</source>
        <translation>الكلمات التي ستُقرَّر: %1، وهي كل الكلمات المفتوحة التي يبلغ احتمال اقتراحها %2 أو أكثر.</translation>
    </message>
    <message>
        <source>Decisions that this rests on: %1 on such suggestions, which people did not see; against the suggestion: %2. With 95 % confidence, less than %3 of such suggestions are wrong.</source>
        <translation>القرارات التي يستند إليها هذا: %1 في مثل هذه الاقتراحات، ولم يرها الناس؛ خلافًا للاقتراح: %2. وبثقة 95٪ فإن الخطأ في مثل هذه الاقتراحات أقل من %3.</translation>
    </message>
    <message>
        <source>Decisions that this rests on: %1 on such suggestions; against the suggestion: %2. With 95 % confidence, less than %3 of such suggestions are wrong. People saw them, which may have swayed them: blind mode would tell.</source>
        <translation>القرارات التي يستند إليها هذا: %1 في مثل هذه الاقتراحات؛ خلافًا للاقتراح: %2. وبثقة 95٪ فإن الخطأ في مثل هذه الاقتراحات أقل من %3. وقد رآها الناس، وربما أثّرت فيهم: النمط المُعمّى يبيّن ذلك.</translation>
    </message>
</context>
<context>
    <name>glossator::TextLegend</name>
    <message>
        <source>Model&apos;s confidence</source>
        <translation>ثقة النموذج</translation>
    </message>
    <message>
        <source>The tint runs from unsure, strong orange, to sure, pale blue</source>
        <translation>يتدرّج التلوين من البرتقالي القوي عند الشك إلى الأزرق الفاتح عند اليقين</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>shape, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Legend of the text</source>
        <translation>مفتاح رموز النص</translation>
    </message>
    <message>
        <source>ab</source>
        <comment>two letters that stand for a word in the legend</comment>
        <translation>أب</translation>
    </message>
</context>
<context>
    <name>glossator::TextView</name>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
</context>
<context>
    <name>glossator::TokenStrip</name>
    <message>
        <source>Tokens of the sentence</source>
        <translation>ألفاظ الجملة</translation>
    </message>
    <message>
        <source>%1, token %2 of %3, %4</source>
        <translation>%1، اللفظة %2 من %3، %4</translation>
    </message>
    <message>
        <source>%1, unit “%2”</source>
        <translation>%1، الوحدة «%2»</translation>
    </message>
    <message>
        <source>%1, caret behind character %2</source>
        <translation>%1، المؤشر بعد الحرف %2</translation>
    </message>
    <message>
        <source>Backspace joins where the caret stands before a token.</source>
        <translation>يضم المفتاح Backspace حين يكون المؤشر قبل اللفظة.</translation>
    </message>
</context>
<context>
    <name>glossator::TrainingController</name>
    <message>
        <source>Training was cancelled; the model is as it was.</source>
        <translation>أُلغي التدريب، والنموذج كما كان.</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>إعادة التدريب</translation>
    </message>
</context>
<context>
    <name>glossator::TrainingPane</name>
    <message>
        <source>Retrain</source>
        <translation>إعادة التدريب</translation>
    </message>
    <message>
        <source>Train the model on the decisions made so far</source>
        <translation>تدريب النموذج على القرارات المتخذة حتى الآن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Stop training and keep the model as it was</source>
        <translation>إيقاف التدريب وإبقاء النموذج كما كان</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>تقدّم التدريب</translation>
    </message>
    <message>
        <source>Training status</source>
        <translation>حالة التدريب</translation>
    </message>
    <message>
        <source>Result of the last training</source>
        <translation>نتيجة آخر تدريب</translation>
    </message>
    <message>
        <source>Predictions changed by the last training</source>
        <translation>التنبؤات التي غيّرها آخر تدريب</translation>
    </message>
    <message>
        <source>Training status and result</source>
        <translation>حالة التدريب ونتيجته</translation>
    </message>
    <message>
        <source>Preparing: reading decisions, scoring those held out…</source>
        <translation>تحضير: قراءة القرارات وتقييم المستبعَد منها من التدريب…</translation>
    </message>
    <message>
        <source>Predictions are being refreshed…</source>
        <translation>جارٍ تحديث التنبؤات…</translation>
    </message>
    <message>
        <source>Training needs an open project and its model.</source>
        <translation>يحتاج التدريب إلى مشروع مفتوح ونموذجه.</translation>
    </message>
    <message>
        <source>Decisions so far: %1.</source>
        <translation>القرارات حتى الآن: %1.</translation>
    </message>
    <message>
        <source>Decisions so far: %1; at least %2 are needed.</source>
        <translation>القرارات حتى الآن: %1؛ ويلزم %2 على الأقل.</translation>
    </message>
</context>
<context>
    <name>glossator::TrainingTexts</name>
    <message>
        <source>%1:%2</source>
        <comment>minutes:seconds</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1:%2:%3</source>
        <comment>hours:minutes:seconds</comment>
        <translation>%1:%2:%3</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>الخطوة %1 من %2</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>الخسارة %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 لفظة/ث</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>Model %1, trained on decisions: %2.</source>
        <translation>النموذج %1، عدد القرارات التي دُرّب عليها: %2.</translation>
    </message>
    <message>
        <source>No decision was held out, so there is no score yet.</source>
        <translation>لم يُستبعد أي قرار من التدريب، فلا تقييم بعد.</translation>
    </message>
    <message>
        <source>That is fewer; Model ▸ Models of the project goes back to the model before.</source>
        <translation>وهذا أقل؛ وترجع «النموذج ◂ نماذج المشروع» إلى النموذج السابق.</translation>
    </message>
    <message>
        <source>Predictions that name another sense now: %1 of %2 (undecided, to review: %3).</source>
        <translation>التنبؤات التي تسمّي الآن معنى آخر: %1 من %2 (غير المقررة، للمراجعة: %3).</translation>
    </message>
    <message>
        <source>Right on held-out decisions (%1): %2 before, %3 after.</source>
        <translation>الصواب في القرارات المستبعَدة (%1): %2 قبل التدريب و%3 بعده.</translation>
    </message>
</context>
<context>
    <name>glossator::TransferController</name>
    <message>
        <source>Documents imported: %1.</source>
        <translation>المستندات المستوردة: %1.</translation>
    </message>
    <message>
        <source>Import documents</source>
        <translation>استيراد مستندات</translation>
    </message>
    <message>
        <source>Exported: documents %1, sentences %2, decisions %3. Files: %4</source>
        <translation>صُدِّر: المستندات %1، الجمل %2، القرارات %3. الملفات: %4</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Another import is still running.</source>
        <translation>ما زال استيراد آخر جاريًا.</translation>
    </message>
    <message>
        <source>Another export is still running.</source>
        <translation>ما زال تصدير آخر جاريًا.</translation>
    </message>
    <message>
        <source>Remove a document</source>
        <translation>إزالة مستند</translation>
    </message>
    <message>
        <source>Remove “%1” from the project?</source>
        <translation>أتريد إزالة «%1» من المشروع؟</translation>
    </message>
    <message>
        <source>Its decisions leave the project with it; this cannot be undone. The file it came from stays.</source>
        <translation>تغادر قراراته المشروع معه، ولا يمكن التراجع عن ذلك. أما الملف الذي جاء منه فيبقى.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Files left out: %1.</source>
        <translation>الملفات المتروكة: %1.</translation>
    </message>
    <message>
        <source>Left out are %1 decisions for no sense: the format has no place for them.</source>
        <translation>وتُركت قرارات ليست لأي معنى، وعددها %1: لا مكان لها في هذه الصيغة.</translation>
    </message>
    <message>
        <source>Files that are in the project already: %1.</source>
        <translation>الملفات الموجودة في المشروع من قبل: %1.</translation>
    </message>
    <message>
        <source>Import again</source>
        <translation>استورد من جديد</translation>
    </message>
    <message>
        <source>Key files that were not read, as their files are not added again: %1.</source>
        <translation>ملفات المفاتيح التي لم تُقرأ لأن ملفاتها لا تُضاف ثانية: %1.</translation>
    </message>
</context>
<context>
    <name>glossator::UnitHeader</name>
    <message>
        <source>noun</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>فعل</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>صفة</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>ظرف</translation>
    </message>
    <message>
        <source>The word under the cursor</source>
        <translation>الكلمة عند المؤشر</translation>
    </message>
    <message>
        <source>Form in the text</source>
        <translation>الصورة في النص</translation>
    </message>
    <message>
        <source>Lemma and part of speech</source>
        <translation>المدخل المعجمي وقسم الكلام</translation>
    </message>
    <message>
        <source>What the model knows</source>
        <translation>ما يعرفه النموذج</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>القرار</translation>
    </message>
    <message>
        <source>No word selected</source>
        <translation>لم تُحدَّد كلمة</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>lemma and part of speech</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Click a word in the text, or move to one with the arrow keys.</source>
        <translation>انقر كلمة في النص، أو انتقل إليها بمفاتيح الأسهم.</translation>
    </message>
    <message>
        <source>The model has not read this sentence yet.</source>
        <translation>لم يقرأ النموذج هذه الجملة بعد.</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>غير محسوم</translation>
    </message>
    <message>
        <source>✓ Decided by %1, %2</source>
        <comment>annotator, time</comment>
        <translation>✓ حسمه %1، %2</translation>
    </message>
    <message>
        <source>◌ The suggestion is hidden for this word: decide without it.</source>
        <translation>◌ الاقتراح مخفي عن هذه الكلمة: احسمها من دونه.</translation>
    </message>
    <message>
        <source>① The only sense of “%1” in the lexicon</source>
        <translation>① المعنى الوحيد للمدخل «%1» في المعجم</translation>
    </message>
    <message>
        <source>∅ “%1” is not in the lexicon as this part of speech</source>
        <translation>∅ ليس المدخل «%1» في المعجم بهذا القسم من أقسام الكلام</translation>
    </message>
    <message>
        <source>⊘ %1, decided by %2, %3</source>
        <comment>refusal, annotator, time</comment>
        <translation>⊘ %1، بقرار %2، %3</translation>
    </message>
    <message>
        <source>▣ Accepted in bulk by %1, %2</source>
        <comment>annotator, time</comment>
        <translation>▣ قبله جملةً %1، %2</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>رأي ثانٍ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>model version and kind</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>⚖ Second opinion of %1: the same sense</source>
        <translation>⚖ الرأي الثاني للنموذج %1: المعنى نفسه</translation>
    </message>
    <message>
        <source>⚖ Second opinion of %1: “%2”</source>
        <comment>model, gloss</comment>
        <translation>⚖ الرأي الثاني للنموذج %1: «%2»</translation>
    </message>
    <message>
        <source>No model reads this project. %1 Then open the project again.</source>
        <comment>error and what to do</comment>
        <translation>لا نموذج يقرأ هذا المشروع. %1 ثم افتح المشروع من جديد.</translation>
    </message>
    <message>
        <source>The senses are being loaded…</source>
        <translation>تُحمَّل المعاني…</translation>
    </message>
</context>
<context>
    <name>glossator::UnitText</name>
    <message>
        <source>not predicted yet</source>
        <translation>لم يُتنبأ به بعد</translation>
    </message>
    <message>
        <source>not in the lexicon</source>
        <translation>ليس في المعجم</translation>
    </message>
    <message>
        <source>only sense</source>
        <translation>معنى وحيد</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>مقترح</translation>
    </message>
    <message>
        <source>decided, no suggestion</source>
        <translation>محسوم بلا اقتراح</translation>
    </message>
    <message>
        <source>decided as suggested</source>
        <translation>محسوم وفق الاقتراح</translation>
    </message>
    <message>
        <source>decided otherwise</source>
        <translation>محسوم خلافًا للاقتراح</translation>
    </message>
    <message>
        <source>no sense fits</source>
        <translation>لا معنى مناسب</translation>
    </message>
    <message>
        <source>grey dashes</source>
        <translation>شرطات رمادية</translation>
    </message>
    <message>
        <source>corners</source>
        <translation>زوايا</translation>
    </message>
    <message>
        <source>thin grey line</source>
        <translation>خط رمادي رفيع</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>نقاط</translation>
    </message>
    <message>
        <source>line with a ring</source>
        <translation>خط مع حلقة</translation>
    </message>
    <message>
        <source>line with a disc</source>
        <translation>خط مع قرص</translation>
    </message>
    <message>
        <source>double line with a diamond</source>
        <translation>خط مزدوج مع معيّن</translation>
    </message>
    <message>
        <source>wave with a cross</source>
        <translation>خط متموّج مع علامة ضرب</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>فعل</translation>
    </message>
    <message>
        <source>adjective</source>
        <translation>صفة</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>ظرف</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>lemma, part of speech, state</comment>
        <translation>%1، %2: %3</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4</source>
        <comment>lemma, part of speech, sense, state</comment>
        <translation>%1، %2: %3؛ %4</translation>
    </message>
    <message>
        <source>%1, %2: %3; %4, %5</source>
        <comment>lemma, part of speech, sense, probability, state</comment>
        <translation>%1، %2: %3؛ %4، %5</translation>
    </message>
    <message>
        <source>suggestion hidden</source>
        <translation>الاقتراح مخفي</translation>
    </message>
    <message>
        <source>accepted in bulk</source>
        <translation>مقبول جملةً</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>مُنحّى</translation>
    </message>
    <message>
        <source>dashes and dots</source>
        <translation>شرطات ونقاط</translation>
    </message>
    <message>
        <source>line with a square</source>
        <translation>خط مع مربع</translation>
    </message>
    <message>
        <source>wave with a bar</source>
        <translation>خط متموّج مع شرطة</translation>
    </message>
</context>
<context>
    <name>glossator::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>Glossator</source>
        <translation>Glossator</translation>
    </message>
    <message>
        <source>A workbench for word senses</source>
        <translation>منضدة عمل لمعاني الكلمات</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>المشاريع الأخيرة</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
</context>
<context>
    <name>glossator::WorkerIndicator</name>
    <message>
        <source>Cancel: %1</source>
        <translation>إلغاء: %1</translation>
    </message>
</context>
</TS>
