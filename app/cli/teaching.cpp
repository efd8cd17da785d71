#include "cli/teaching.h"

#include <CLI/CLI.hpp>

#include <span>

#include "cli/annotatedreading.h"
#include "cli/console.h"
#include "learning/calibration.h"
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

QStringList TeacherOptions::inputs(const AnnotatorConfig &studentConfig) const
{
    return model.empty() ? QStringList() : pathsFrom(texts) + inputsOf(config(studentConfig));
}

AnnotatorConfig TeacherOptions::config(const AnnotatorConfig &studentConfig) const
{
    AnnotatorConfig config = studentConfig;
    config.encoderFolder = pathFrom(encoder);
    config.trainedParts = pathFrom(model);
    return config;
}

namespace {

/// The teacher reads its texts in the passages that the student will.
Result<void> addTexts(const TeacherOptions &teacher, Annotator &annotator, const SenseModel &student, int passageSentences,
                      LabelledData &data, const std::stop_token &stop)
{
    const auto add = [&](const AnnotatedBatch &batch) {
        for (const auto &[first, count] : passagesOf(batch.read.passages)) {
            LabelledPassage passage = taughtPassage(student, *annotator.inventory(), std::span(batch.read.sentences).subspan(first, count),
                                                    std::span(batch.predictions).subspan(first, count));
            data.units += qint64(passage.units.size());
            data.sentences += qint64(count);
            data.passages.push_back(std::move(passage));
        }
    };
    ProgressLine progress(QStringLiteral("Teacher: sentence"));
    const TaskControl control = progress.control(stop);
    AnnotatingSink sink(annotator, control, add, {.passageSentences = passageSentences});
    for (const std::string &text : teacher.texts) {
        if (const Result<void> read = readDocument(pathFrom(text), {}, sink, control); !read)
            return read.error();
    }
    return sink.flush();
}

Result<void> encodeGlosses(SenseModel &teacher, const std::vector<LabelledPassage> &passages, const std::stop_token &stop)
{
    ProgressLine progress(QStringLiteral("Teacher: gloss"));
    return teacher.ensureGlosses(glossesOf(passages), progress.control(stop));
}

/// Gives the units of the data the teacher's probabilities, but for those that people annotated.
Result<void> addToGold(Annotator &annotator, const LabelledFiles &files, int passageSentences, LabelledData &data,
                       const std::stop_token &stop)
{
    const Annotator::ModelAccess access = annotator.lockModel();
    const Result<LabelledData> read = readLabelled(files, access.model, *annotator.inventory(), passageSentences, stop);
    if (!read)
        return read.error();
    if (const Result<void> encoded = encodeGlosses(access.model, read->passages, stop); !encoded)
        return encoded;
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
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(teacher.config(studentConfig));
    if (!annotator)
        return annotator.error();
    if (!files.data.isEmpty()) {
        if (const Result<void> added = addToGold(**annotator, files, passageSentences, data, stop); !added)
            return added;
    }
    return addTexts(teacher, **annotator, student, passageSentences, data, stop);
}

} // namespace glossator::cli
