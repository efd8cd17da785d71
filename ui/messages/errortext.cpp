#include "messages/errortext.h"

#include <QCoreApplication>

#include <iterator>

namespace glossator::messages {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Errors", text);
}

/// What the error is about, as a noun for %1 of the sentences below.
QString placeOf(const Error &error)
{
    if (error.subject.isEmpty())
        return translated(QT_TRANSLATE_NOOP("Errors", "the input"));
    const QString name = error.subject == QLatin1StringView("-") ? translated(QT_TRANSLATE_NOOP("Errors", "standard input"))
                                                                 : translated(QT_TRANSLATE_NOOP("Errors", "“%1”")).arg(error.subject);
    if (error.line <= 0)
        return name;
    return translated(QT_TRANSLATE_NOOP("Errors", "%1 (line %2)"))
        .arg(name, QString::number(error.line)); // names may hold a %1 of their own
}

struct ErrorText
{
    ErrorCode code;
    const char *sentence; ///< %1: placeOf()
    const char *remedy;
};

/// In the order of ErrorCode.
constexpr ErrorText errorTexts[] = {
    {ErrorCode::Cancelled, QT_TRANSLATE_NOOP("Errors", "The work was cancelled."),
     QT_TRANSLATE_NOOP("Errors", "What was saved before is kept; start it again when you like.")},
    {ErrorCode::Internal, QT_TRANSLATE_NOOP("Errors", "Something failed inside Glossator while it worked on %1."),
     QT_TRANSLATE_NOOP("Errors", "Please report this with the words in parentheses, and try again.")},
    {ErrorCode::FileNotFound, QT_TRANSLATE_NOOP("Errors", "There is no file %1."),
     QT_TRANSLATE_NOOP("Errors", "Check the name and the folder.")},
    {ErrorCode::FileUnreadable, QT_TRANSLATE_NOOP("Errors", "%1 cannot be read."),
     QT_TRANSLATE_NOOP("Errors", "Check that you may read the file and that its disk is connected.")},
    {ErrorCode::FileUnwritable, QT_TRANSLATE_NOOP("Errors", "%1 cannot be written."),
     QT_TRANSLATE_NOOP("Errors", "Check that the folder exists and that you may write there, or choose another place.")},
    {ErrorCode::IsDirectory, QT_TRANSLATE_NOOP("Errors", "%1 is a folder, not a file."),
     QT_TRANSLATE_NOOP("Errors", "Name a file inside it.")},
    {ErrorCode::DiskFull, QT_TRANSLATE_NOOP("Errors", "There is no space left to write %1."),
     QT_TRANSLATE_NOOP("Errors", "Make room on the disk or choose another place, then try again.")},
    {ErrorCode::NotText, QT_TRANSLATE_NOOP("Errors", "%1 is not text in UTF-8."),
     QT_TRANSLATE_NOOP("Errors", "Choose a text file; convert text in another encoding to UTF-8 first.")},
    {ErrorCode::MalformedXml, QT_TRANSLATE_NOOP("Errors", "%1 is not well-formed XML."),
     QT_TRANSLATE_NOOP("Errors", "The file may be cut off or damaged: copy or write it again from where it came from.")},
    {ErrorCode::UnexpectedStructure, QT_TRANSLATE_NOOP("Errors", "%1 does not have the structure that its format calls for."),
     QT_TRANSLATE_NOOP("Errors", "Correct the file there, or name the format that it is really in.")},
    {ErrorCode::UnknownFormat, QT_TRANSLATE_NOOP("Errors", "%1 is in a format that Glossator does not read."),
     QT_TRANSLATE_NOOP("Errors",
                       "Glossator reads plain text and WSD XML; its gold key comes with the latter. Convert the file, or leave it out.")},
    {ErrorCode::KeyMismatch, QT_TRANSLATE_NOOP("Errors", "Gold key and data do not belong together: %1 does not match."),
     QT_TRANSLATE_NOOP("Errors", "Name the key file that was made with this data file.")},
    {ErrorCode::UnknownSense, QT_TRANSLATE_NOOP("Errors", "The sense inventory does not hold the sense %1."),
     QT_TRANSLATE_NOOP("Errors", "Check the spelling of the sense key and that it is one of WordNet 3.0.")},
    {ErrorCode::NotAProject, QT_TRANSLATE_NOOP("Errors", "%1 is not a Glossator project."),
     QT_TRANSLATE_NOOP("Errors", "Open a file that Glossator made, or create a new project and import this file into it.")},
    {ErrorCode::ProjectDamaged, QT_TRANSLATE_NOOP("Errors", "The project %1 is damaged."),
     QT_TRANSLATE_NOOP("Errors",
                       "Keep this file as it is and go on with a backup copy; the tool sqlite3 with “.recover” can "
                       "often rescue what it holds.")},
    {ErrorCode::ProjectNewer, QT_TRANSLATE_NOOP("Errors", "The project %1 was written by a newer version of Glossator."),
     QT_TRANSLATE_NOOP("Errors", "Open it with that version, or update this one.")},
    {ErrorCode::ProjectBusy, QT_TRANSLATE_NOOP("Errors", "Another program holds the project %1."),
     QT_TRANSLATE_NOOP("Errors", "Close it in the other program or wait until that is done, then try again.")},
    {ErrorCode::ProjectExists, QT_TRANSLATE_NOOP("Errors", "There is already a file where the project %1 was to be created."),
     QT_TRANSLATE_NOOP("Errors", "Open that file, or choose another name.")},
    {ErrorCode::ProjectMoved,
     QT_TRANSLATE_NOOP("Errors", "%1 is no longer the project that was opened: its file was moved, deleted or replaced."),
     QT_TRANSLATE_NOOP("Errors",
                       "Nothing more is written, as it would be lost. Put the file back in its place, or save the project "
                       "elsewhere (Save a copy in the menu File): all that was decided is still there.")},
    {ErrorCode::InventoryMissing, QT_TRANSLATE_NOOP("Errors", "WordNet's dictionary file %1 is missing."),
     QT_TRANSLATE_NOOP("Errors",
                       "Install Debian's packages wordnet-base and wordnet-sense-index, or name the folder with "
                       "WordNet 3.0's files (--wordnet, or the variable GLOSSATOR_WORDNET).")},
    {ErrorCode::InventoryDamaged, QT_TRANSLATE_NOOP("Errors", "WordNet's dictionary file %1 cannot be understood."),
     QT_TRANSLATE_NOOP("Errors",
                       "Install the packages wordnet-base and wordnet-sense-index again, or name a folder with WordNet "
                       "3.0's own files.")},
    {ErrorCode::EncoderMissing, QT_TRANSLATE_NOOP("Errors", "The pretrained encoder is missing: %1 was not found."),
     QT_TRANSLATE_NOOP("Errors",
                       "Run “./dev setup” to fetch it (“./dev setup accurate” for all-mpnet-base-v2), or put config.json, "
                       "model.safetensors and the vocabulary of a BERT-family encoder into one folder and name that (--encoder, or the "
                       "variable GLOSSATOR_ENCODER).")},
    {ErrorCode::EncoderUnsupported, QT_TRANSLATE_NOOP("Errors", "The encoder in %1 is not one that Glossator can run."),
     QT_TRANSLATE_NOOP(
         "Errors",
         "Use a BERT, MPNet, RoBERTa or XLM-RoBERTa encoder: config.json, model.safetensors, and vocab.txt, or vocab.json with "
         "merges.txt, or sentencepiece.bpe.model.")},
    {ErrorCode::ChecksumMismatch, QT_TRANSLATE_NOOP("Errors", "The contents of %1 are not the expected ones: the checksum differs."),
     QT_TRANSLATE_NOOP("Errors", "Remove the file and fetch it again with “./dev setup”.")},
    {ErrorCode::ModelMissing, QT_TRANSLATE_NOOP("Errors", "The trained model %1 is missing."),
     QT_TRANSLATE_NOOP("Errors",
                       "Name a file that training wrote (--model), or install Glossator again to get the one that comes with it.")},
    {ErrorCode::ModelDamaged, QT_TRANSLATE_NOOP("Errors", "The trained model %1 is damaged."),
     QT_TRANSLATE_NOOP("Errors", "Use another version of the model, or train it again.")},
    {ErrorCode::ModelMismatch,
     QT_TRANSLATE_NOOP("Errors", "The trained model %1 was made for another encoder, another sense inventory or another use."),
     QT_TRANSLATE_NOOP("Errors",
                       "Use it with the encoder and inventory that its model card names, or train a model for these; second "
                       "opinions need one that was trained with --scorer, everything else one that was not.")},
    {ErrorCode::ModelNameTaken, QT_TRANSLATE_NOOP("Errors", "The model in use bears the name %1, too, but is another one."),
     QT_TRANSLATE_NOOP("Errors", "Train or calibrate the model under another name (--name); predictions are told apart by it.")},
    {ErrorCode::ModelInUse, QT_TRANSLATE_NOOP("Errors", "The model %1 is in use in this project."),
     QT_TRANSLATE_NOOP("Errors", "Choose another model for the project first.")},
    {ErrorCode::DeviceUnavailable, QT_TRANSLATE_NOOP("Errors", "The computing device %1 is not available."),
     QT_TRANSLATE_NOOP("Errors",
                       "Choose “auto” or “cpu”; for CUDA, check the driver and that Glossator was built with a "
                       "libtorch that has CUDA.")},
    {ErrorCode::OutOfMemory, QT_TRANSLATE_NOOP("Errors", "There was not enough memory to compute with the model."),
     QT_TRANSLATE_NOOP("Errors",
                       "What was stored before is kept. Close other programs, compute on “cpu” if it was that of a graphics card, or train "
                       "with a smaller --batch; then try again.")},
    {ErrorCode::ComputationFailed, QT_TRANSLATE_NOOP("Errors", "Computing with the model failed."),
     QT_TRANSLATE_NOOP(
         "Errors",
         "What was stored before is kept. Try again, on the device “cpu” if it was another one; if it fails again, please report "
         "it with the details.")},
    {ErrorCode::NothingToTrain, QT_TRANSLATE_NOOP("Errors", "There is not enough to train on."),
     QT_TRANSLATE_NOOP("Errors", "Make more decisions, or name training data that has gold keys.")},
    {ErrorCode::CheckpointMismatch, QT_TRANSLATE_NOOP("Errors", "The checkpoint %1 comes from a run with other settings or other data."),
     QT_TRANSLATE_NOOP("Errors", "Resume with the settings and data of that run, or start a new one in another folder.")},
    {ErrorCode::TrainingDiverged,
     QT_TRANSLATE_NOOP("Errors", "The training diverged: its loss or its weights went beyond what a model can hold."),
     QT_TRANSLATE_NOOP("Errors",
                       "What was saved before is kept. Train anew with lower learning rates, on the command line, or from another model.")},
};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < std::size(errorTexts); ++i) {
        if (std::size_t(errorTexts[i].code) != i)
            return false;
    }
    return true;
}
static_assert(areInOrder(), "each ErrorCode has its line in errorTexts, in the order of the enumeration");

const ErrorText &textOf(ErrorCode code)
{
    return errorTexts[std::size_t(code)];
}

} // namespace

QString whatHappened(const Error &error)
{
    const QString sentence = translated(textOf(error.code).sentence);
    if (!sentence.contains(QLatin1StringView("%1")))
        return sentence;
    const QString filled = sentence.arg(placeOf(error));
    return filled.first(1).toUpper() + filled.sliced(1);
}

QString remedy(ErrorCode code)
{
    return translated(textOf(code).remedy);
}

QString describe(const Error &error)
{
    const QString text = whatHappened(error) + QLatin1Char(' ') + remedy(error.code);
    if (error.detail.isEmpty())
        return text;
    return translated(QT_TRANSLATE_NOOP("Errors", "%1 (%2)")).arg(text, error.detail);
}

} // namespace glossator::messages
