#include "cli/teaching.h"

#include <CLI/CLI.hpp>

#include "cli/annotatedreading.h"
#include "cli/console.h"
#include "learning/distillation.h"
#include "model/sensemodel.h"

namespace glossator::cli {

void TeacherOptions::addTo(CLI::App &command)
{
    CLI::Option *file =
        command.add_option("--teacher", model, "Trained parts of a larger model, to learn its probabilities besides the gold")
            ->type_name("FILE")
            ->group("Training");
    CLI::Option *folder =
        command.add_option("--teacher-encoder", encoder, "Folder of the teacher's encoder")->type_name("DIR")->group("Training");
    file->needs(folder);
    folder->needs(file);
    command.add_option("--teacher-texts", texts, "Text or WSD XML files to learn from as well: the teacher alone labels all their words")
        ->type_name("FILE")
        ->needs(file)
        ->group("Training");
}

namespace {

/// Puts sentences together into passages and gives them the teacher's labels.
class TaughtTexts
{
public:
    TaughtTexts(const SenseModel &student, const Inventory &inventory, int passageSentences, LabelledData &data) :
        m_student(student),
        m_inventory(inventory),
        m_passageSentences(size_t(passageSentences)),
        m_data(data)
    {}

    void add(const std::vector<Sentence> &sentences, const std::vector<std::vector<Prediction>> &predictions)
    {
        for (size_t first = 0; first < sentences.size();) {
            size_t last = first + 1;
            while (last < sentences.size() && last - first < m_passageSentences && !sentences[last].startsParagraph())
                ++last;
            LabelledPassage passage = taughtPassage(m_student, m_inventory, std::span(sentences).subspan(first, last - first),
                                                    std::span(predictions).subspan(first));
            m_data.units += qint64(passage.units.size());
            m_data.sentences += qint64(last - first);
            m_data.passages.push_back(std::move(passage));
            first = last;
        }
    }

private:
    const SenseModel &m_student;
    const Inventory &m_inventory;
    const size_t m_passageSentences;
    LabelledData &m_data;
};

Result<void> addTexts(const TeacherOptions &teacher, Annotator &annotator, TaughtTexts &taught, const std::stop_token &stop)
{
    ProgressLine progress(QStringLiteral("Teacher: sentence"));
    const TaskControl control = progress.control(stop);
    AnnotatingSink sink(annotator, control,
                        [&taught](const auto &sentences, const auto &predictions) { taught.add(sentences, predictions); });
    for (const std::string &text : teacher.texts) {
        if (const Result<void> read = readDocument(pathFrom(text), {}, sink, control); !read)
            return read.error();
        if (const Result<void> flushed = sink.flush(); !flushed) // no passage goes beyond a text
            return flushed.error();
    }
    return {};
}

/// Gives the units of the data the teacher's probabilities, but for those that people annotated.
Result<void> addToGold(Annotator &annotator, const LabelledFiles &files, int passageSentences, LabelledData &data,
                       const std::stop_token &stop)
{
    const Annotator::ModelAccess access = annotator.lockModel();
    const Result<LabelledData> read = readLabelled(files, access.model, *annotator.inventory(), passageSentences, stop);
    if (!read)
        return read.error();
    ProgressLine progress(QStringLiteral("Teacher: passage"));
    if (const Result<void> taught = addTeaching(access.model, read->passages, data.passages, progress.control(stop)); !taught)
        return taught;
    if (files.annotatedGold.isEmpty())
        return {};
    const LabelledFiles annotated{files.data, files.annotatedGold};
    const Result<LabelledData> settled = readLabelled(annotated, access.model, *annotator.inventory(), passageSentences, stop);
    if (!settled)
        return settled.error();
    removeTeaching(settled->passages, data.passages);
    return {};
}

} // namespace

Result<void> teach(LabelledData &data, const LabelledFiles &files, int passageSentences, const TeacherOptions &teacher,
                   const SenseModel &student, const AnnotatorConfig &studentConfig, const std::stop_token &stop)
{
    if (teacher.model.empty())
        return {};
    AnnotatorConfig config = studentConfig;
    config.encoderFolder = pathFrom(teacher.encoder);
    config.trainedParts = pathFrom(teacher.model);
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return annotator.error();
    if (!files.data.isEmpty()) {
        if (const Result<void> added = addToGold(**annotator, files, passageSentences, data, stop); !added)
            return added;
    }
    TaughtTexts taught(student, *(*annotator)->inventory(), passageSentences, data);
    return addTexts(teacher, **annotator, taught, stop);
}

} // namespace glossator::cli
