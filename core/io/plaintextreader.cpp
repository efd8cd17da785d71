#include "io/plaintextreader.h"

#include <QFileInfo>

#include "io/inputdevice.h"
#include "io/utf8.h"
#include "text/segmenter.h"

namespace glossator {

namespace {

constexpr qint64 pieceSize = 64 * 1024;

} // namespace

Result<void> PlainTextReader::read(QIODevice &device, const QString &fileName, DocumentSink &sink, const TaskControl &control)
{
    InputDevice input(device, fileName, control);
    Utf8Stream utf8(fileName);
    Segmenter segmenter;
    const auto addSentence = [&sink](Sentence &&sentence) { return sink.addSentence(std::move(sentence)); };

    if (auto begun = sink.beginDocument({.name = QFileInfo(fileName).fileName(), .externalId = {}, .source = {}}); !begun)
        return begun;
    for (QByteArray piece = input.read(pieceSize); !piece.isEmpty(); piece = input.read(pieceSize)) {
        const auto text = utf8.decode(piece);
        if (!text)
            return text.error();
        if (auto fed = segmenter.feed(*text, addSentence); !fed)
            return fed;
    }
    if (input.failure())
        return *input.failure();
    if (auto complete = utf8.finish(); !complete)
        return complete;
    const auto tail = segmenter.finish(addSentence);
    if (!tail)
        return tail.error();
    return sink.endDocument(*tail);
}

} // namespace glossator
