#pragma once

#include <QRectF>
#include <QTextLayout>

#include <vector>

#include "models/textcache.h"
#include "models/unitstate.h"
#include "panes/text/textstyle.h"

namespace glossator {

/// Where a unit shows in its block, and how. Coordinates are those of the block.
struct UnitShape
{
    /// A rectangle of text. A unit has several when it is broken over lines, has gaps, or is mixed in direction.
    struct Part
    {
        QRectF rect;
        int line = 0;
        int run = 0; ///< which run of adjacent tokens of the unit it belongs to
    };

    UnitId id;
    qint64 sentence = 0; ///< position in the document
    int unit = 0; ///< position in the sentence's units
    UnitState state = UnitState::Unpredicted;
    float confidence = 0;
    std::vector<Part> parts; ///< in text order; never empty
    QRectF painted; ///< what drawing it touches at most: tint, marks, frame, and the links of a unit with gaps
};

/// One block of a document laid out: its lines and the rectangles of its units.
class TextBlock
{
public:
    struct Content
    {
        qint64 firstSentence = 0;
        std::vector<TextCache::SentencePointer> sentences; ///< null where one could not be read
        bool startsParagraph = false;
        bool startsDocument = false;
        bool endsDocument = false;
    };

    TextBlock(Content content, const TextStyle &style);
    Q_DISABLE_COPY_MOVE(TextBlock)

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const QTextLayout &layout() const { return m_layout; }
    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] const std::vector<UnitShape> &units() const { return m_units; }
    [[nodiscard]] const UnitShape *find(UnitId id) const;
    /// The unit drawn at a point; the gaps between lines belong to the line above. Null when there is none.
    [[nodiscard]] const UnitShape *unitAt(QPointF point) const;

    [[nodiscard]] bool isRightToLeft() const;
    /// The line whose band holds y, clamped.
    [[nodiscard]] int lineAt(double y) const;
    [[nodiscard]] double lineTop(int line) const { return m_lineTops[size_t(line)]; }
    [[nodiscard]] int lineStart(int line) const { return m_layout.lineAt(line).textStart(); }
    [[nodiscard]] int lineOfCharacter(int character) const;
    /// Where a sentence of this block (position in the document) begins.
    [[nodiscard]] int characterOfSentence(qint64 sentence) const { return m_offsets[size_t(sentence - m_content.firstSentence)]; }
    /// The sentence (position in the document) a character belongs to.
    [[nodiscard]] qint64 sentenceOfCharacter(int character) const;

    /// Takes over new annotations of a sentence. False when its text or units changed as well, so that the block has to be made anew.
    [[nodiscard]] bool refresh(qint64 sentence, const TextCache::SentencePointer &now);

private:
    void compose();
    void breakLines(const TextStyle &style);
    void placeUnits();
    void placeUnit(UnitShape &shape, const Sentence &sentence, int offset) const;
    void addParts(UnitShape &shape, int start, int end, int run) const;
    [[nodiscard]] QRectF paintedBounds(const UnitShape &shape) const;

    Content m_content;
    QTextLayout m_layout;
    std::vector<int> m_offsets; ///< of the sentences in the layout's text
    std::vector<double> m_lineTops;
    std::vector<UnitShape> m_units;
    bool m_mixed = false; ///< has letters that run right to left
    int m_columnWidth = 0;
    int m_height = 0;
};

} // namespace glossator
