#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "cli/teaching.h"
#include "model/encoderconfig.h"
#include "model/sensemodel.h"
#include "support/must.h"

using namespace glossator;
using glossator::testing::must;

/// The passages that a teacher's texts become.
class TestTaughtTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsStayApart_data();
    void textsStayApart();

private:
    QTemporaryDir m_folder;
};

void TestTaughtTexts::textsStayApart_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<int>("sentences");
    QTest::addColumn<int>("passages");
    const QByteArray dog = "A dog barked.";
    const QByteArray bank = "The bank lends money.";
    const QByteArray sentence = "<sentence><instance id=\"i\" lemma=\"dog\" pos=\"NOUN\">dogs</instance></sentence>";
    const QByteArray text = "<text>" + sentence + sentence + "</text>";
    QTest::newRow("files") << QByteArrayList{dog, bank} << 2 << 2;
    QTest::newRow("texts of a corpus") << QByteArrayList{"<corpus lang=\"en\">" + text + text + "</corpus>"} << 4 << 2;
    QTest::newRow("paragraphs") << QByteArrayList{dog + ' ' + bank + "\n\n" + dog} << 3 << 2;
    QTest::newRow("a passage and the rest") << QByteArrayList{QByteArrayList(5, dog).join(' ')} << 5 << 2;
}

void TestTaughtTexts::textsStayApart()
{
    QFETCH(QByteArrayList, files);
    QFETCH(int, sentences);
    QFETCH(int, passages);
    cli::TeacherOptions teacher{
        .model = QFile::encodeName(shippedModelPath()).toStdString(), .encoder = knownEncoders[0].name, .texts = {}};
    for (const QByteArray &contents : files) {
        const QString path = m_folder.filePath(QString::number(teacher.texts.size()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
        teacher.texts.push_back(QFile::encodeName(path).toStdString());
    }
    const std::shared_ptr<Annotator> student = must(Annotator::open({}));
    const Annotator::ModelAccess access = student->lockModel();
    cli::LabelledData data;
    must(cli::teach(data, {}, 4, teacher, access.model, {}, {}));
    QCOMPARE(data.sentences, qint64(sentences));
    QCOMPARE(data.passages.size(), size_t(passages));
}

QTEST_GUILESS_MAIN(TestTaughtTexts)
#include "tst_taughttexts.moc"
