#include "cli/teaching.h"

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
}

Result<void> teach(LabelledData &data, const LabelledFiles &files, int passageSentences, const TeacherOptions &teacher,
                   const AnnotatorConfig &student, const std::stop_token &stop)
{
    if (teacher.model.empty())
        return {};
    AnnotatorConfig config = student;
    config.encoderFolder = pathFrom(teacher.encoder);
    config.trainedParts = pathFrom(teacher.model);
    const Result<std::shared_ptr<Annotator>> annotator = Annotator::open(config);
    if (!annotator)
        return annotator.error();
    const Annotator::ModelAccess access = (*annotator)->lockModel();
    const Result<LabelledData> read = readLabelled(files, access.model, *(*annotator)->inventory(), passageSentences, stop);
    if (!read)
        return read.error();
    ProgressLine progress(QStringLiteral("Teacher: passage"));
    return addTeaching(access.model, read->passages, data.passages, progress.control(stop));
}

} // namespace glossator::cli
