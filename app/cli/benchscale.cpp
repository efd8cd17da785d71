#include "cli/benchscale.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

#include <cmath>
#include <fstream>
#include <random>

#include "cli/annotatedreading.h"
#include "cli/tagging.h"
#include "common/shippedfiles.h"

namespace glossator::cli {

namespace {

constexpr qint64 smallest = 10'000;
constexpr int sentencesAParagraph = 8;

struct SampleSentence
{
    QByteArray text;
    qint64 tokens = 0;
};

class SampleSink : public DocumentSink
{
public:
    Result<void> beginDocument(const DocumentInfo &) override { return {}; }
    Result<void> addSentence(Sentence &&sentence) override
    {
        sentences.push_back({sentence.text.simplified().toUtf8(), qint64(sentence.tokens.size())});
        return {};
    }
    Result<void> endDocument(const QString &) override { return {}; }

    std::vector<SampleSentence> sentences;
};

Result<void> writeText(QFile &file, qint64 tokens, const std::vector<SampleSentence> &sentences)
{
    std::mt19937 random(1);
    int position = 0;
    for (qint64 written = 0; written < tokens; ++position) {
        const SampleSentence &sentence = sentences[random() % sentences.size()];
        file.write(sentence.text);
        file.write(position % sentencesAParagraph == sentencesAParagraph - 1 ? "\n\n" : " ");
        written += sentence.tokens;
    }
    return file.flush() ? Result<void>() : Error{ErrorCode::FileUnwritable, file.fileName(), 0, file.errorString()};
}

/// From here on the system counts the program's peak anew.
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << '5';
}

qint64 peakBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmHWM:") {
            qint64 kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

Result<ScaleFigures> tagText(qint64 tokens, const std::vector<SampleSentence> &sentences, Annotator &annotator, const TaskControl &control)
{
    QTemporaryFile text;
    if (!text.open())
        return Error{ErrorCode::FileUnwritable, text.fileName(), 0, text.errorString()};
    if (const Result<void> written = writeText(text, tokens, sentences); !written)
        return written.error();
    QFile nowhere(QStringLiteral("/dev/null"));
    if (!nowhere.open(QIODevice::WriteOnly))
        return Error{ErrorCode::FileUnwritable, nowhere.fileName(), 0, nowhere.errorString()};
    Output output(nowhere.handle());
    forgetPeak();
    QElapsedTimer timer;
    timer.start();
    const Result<TaggingResult> tagged = tagFiles({{text.fileName()}, QStringLiteral("text")}, annotator, output, {control.stop, {}});
    if (!tagged)
        return tagged.error();
    return ScaleFigures{tagged->tokens, double(timer.nsecsElapsed()) / 1e9, peakBytes()};
}

} // namespace

Result<std::vector<ScaleFigures>> measureScale(qint64 tokens, Annotator &annotator, const TaskControl &control)
{
    SampleSink sample;
    if (const Result<void> read = readDocument(sampleTextPath(), {}, sample, {control.stop, {}}); !read)
        return read.error();
    std::vector<ScaleFigures> figures;
    // The first text also puts the glosses into the index and warms the caches; it does not count.
    if (const auto warm = tagText(smallest, sample.sentences, annotator, control); !warm)
        return warm.error();
    for (qint64 size = std::min(smallest, tokens);; size = std::min(size * 10, tokens)) {
        const auto figure = tagText(size, sample.sentences, annotator, control);
        if (!figure)
            return figure.error();
        figures.push_back(*figure);
        control.progress(qint64(figures.size()), 0);
        if (size == tokens)
            return figures;
    }
}

} // namespace glossator::cli
