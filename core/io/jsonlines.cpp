#include "io/jsonlines.h"

#include <charconv>
#include <cmath>

namespace glossator {

namespace {

void appendAscii(QByteArray &out, const char *text)
{
    out.append(text);
}

template <typename Number>
void appendNumber(QByteArray &out, Number number)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end.ptr - digits);
}

// JSON has no word for "not a number".
void appendProbability(QByteArray &out, float probability)
{
    if (std::isfinite(probability))
        appendNumber(out, probability);
    else
        appendAscii(out, "null");
}

char *writeEscape(char *at, char16_t c)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    *at++ = '\\';
    switch (c) {
    case '"':
    case '\\':
        *at++ = char(c);
        return at;
    case '\n':
        *at++ = 'n';
        return at;
    case '\r':
        *at++ = 'r';
        return at;
    case '\t':
        *at++ = 't';
        return at;
    default:
        for (const char digit : {'u', hexDigits[c >> 12], hexDigits[(c >> 8) & 15], hexDigits[(c >> 4) & 15], hexDigits[c & 15]})
            *at++ = digit;
        return at;
    }
}

char *writeUtf8(char *at, char32_t c)
{
    if (c < 0x800) {
        *at++ = char(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            *at++ = char(0xE0 | (c >> 12));
        } else {
            *at++ = char(0xF0 | (c >> 18));
            *at++ = char(0x80 | ((c >> 12) & 0x3F));
        }
        *at++ = char(0x80 | ((c >> 6) & 0x3F));
    }
    *at++ = char(0x80 | (c & 0x3F));
    return at;
}

void appendString(QByteArray &out, QStringView text)
{
    constexpr qsizetype longest = 6; // bytes a UTF-16 unit, as \u0000
    const qsizetype size = out.size();
    out.resize(size + text.size() * longest + 2);
    char *const begin = out.data();
    char *at = begin + size;
    *at++ = '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 0x20 || c == '"' || c == '\\') {
            at = writeEscape(at, c);
        } else if (c < 0x80) {
            *at++ = char(c);
        } else if (!QChar::isSurrogate(c)) {
            at = writeUtf8(at, c);
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            at = writeUtf8(at, QChar::surrogateToUcs4(c, text[++i].unicode()));
        } else {
            at = writeUtf8(at, QChar::ReplacementCharacter);
        }
    }
    *at++ = '"';
    out.resize(at - begin);
}

qint64 codePoints(QStringView text)
{
    qint64 count = text.size();
    for (qsizetype i = 1; i < text.size(); ++i)
        count -= text[i].isLowSurrogate() && text[i - 1].isHighSurrogate();
    return count;
}

/// Turns ascending UTF-16 offsets into code points; going back costs a new start.
class CodePointCounter
{
public:
    explicit CodePointCounter(QStringView text) : m_text(text) {}

    qint64 at(qsizetype offset)
    {
        if (offset < m_offset)
            m_offset = m_count = 0;
        m_count += codePoints(m_text.sliced(m_offset, offset - m_offset));
        m_offset = offset;
        return m_count;
    }

private:
    QStringView m_text;
    qsizetype m_offset = 0;
    qint64 m_count = 0;
};

void appendTokens(QByteArray &out, const Sentence &sentence)
{
    CodePointCounter counter(sentence.text);
    appendAscii(out, ",\"tokens\":[");
    for (int i = 0; i < int(sentence.tokens.size()); ++i) {
        const Token &token = sentence.tokens[size_t(i)];
        appendAscii(out, i == 0 ? "{\"form\":" : ",{\"form\":");
        appendString(out, sentence.form(i));
        appendAscii(out, ",\"start\":");
        appendNumber(out, counter.at(token.start));
        appendAscii(out, ",\"end\":");
        appendNumber(out, counter.at(token.end));
        appendAscii(out, ",\"lemma\":");
        appendString(out, token.lemma);
        appendAscii(out, ",\"pos\":");
        appendString(out, tagName(token.tag));
        out.append('}');
    }
    out.append(']');
}

void appendSenseProbability(QByteArray &out, const SenseProbability &candidate)
{
    appendAscii(out, "{\"sense\":");
    appendString(out, candidate.sense);
    appendAscii(out, ",\"p\":");
    appendProbability(out, candidate.probability);
    out.append('}');
}

void appendCandidates(QByteArray &out, const Prediction *prediction)
{
    appendAscii(out, ",\"candidates\":[");
    const auto candidates = prediction ? std::span<const SenseProbability>(prediction->candidates) : std::span<const SenseProbability>();
    bool first = true;
    for (const SenseProbability &candidate : candidates) {
        if (!first)
            out.append(',');
        appendSenseProbability(out, candidate);
        first = false;
    }
    out.append(']');
    if (prediction && prediction->none) {
        appendAscii(out, ",\"none\":");
        appendProbability(out, *prediction->none);
    }
}

const char *verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Senses:
        return "senses";
    case Verdict::NoneOfThese:
        return "none";
    case Verdict::Cleared:
        return "cleared";
    case Verdict::TextError:
        return "text-error";
    case Verdict::NotTaggable:
        return "not-taggable";
    case Verdict::Unsure:
        return "unsure";
    }
    Q_UNREACHABLE();
}

const char *orderName(SenseOrder order)
{
    switch (order) {
    case SenseOrder::Unknown:
        return "null";
    case SenseOrder::Model:
        return "\"model\"";
    case SenseOrder::Inventory:
        return "\"inventory\"";
    }
    Q_UNREACHABLE();
}

void appendDecision(QByteArray &out, const Decision &decision)
{
    appendAscii(out, ",\"decision\":{\"verdict\":\"");
    appendAscii(out, verdictName(decision.verdict));
    appendAscii(out, "\",\"senses\":[");
    for (qsizetype i = 0; i < decision.senses.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendString(out, decision.senses[i]);
    }
    appendAscii(out, "],\"annotator\":");
    appendString(out, decision.annotator);
    appendAscii(out, ",\"time\":");
    appendString(out, decision.time.toUTC().toString(Qt::ISODateWithMs));
    appendAscii(out, ",\"model\":");
    appendString(out, decision.modelVersion);
    appendAscii(out, decision.suggestionShown ? ",\"shown\":true" : ",\"shown\":false");
    appendAscii(out, ",\"comment\":");
    appendString(out, decision.comment);
    appendAscii(out, ",\"suggested\":");
    if (decision.suggestion)
        appendSenseProbability(out, *decision.suggestion);
    else
        appendAscii(out, "null");
    appendAscii(out, ",\"order\":");
    appendAscii(out, orderName(decision.order));
    appendAscii(out, decision.inBulk ? ",\"bulk\":true}" : ",\"bulk\":false}");
}

void appendUnit(QByteArray &out, const Unit &unit, const Prediction *prediction, const Decision *decision)
{
    appendAscii(out, "{");
    if (!unit.externalId.isEmpty()) {
        appendAscii(out, "\"id\":");
        appendString(out, unit.externalId);
        appendAscii(out, ",");
    }
    appendAscii(out, "\"tokens\":[");
    for (size_t i = 0; i < unit.tokens.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendNumber(out, unit.tokens[i]);
    }
    appendAscii(out, "],\"lemma\":");
    appendString(out, unit.lemma);
    appendAscii(out, ",\"pos\":");
    appendString(out, wordClassName(unit.wordClass));
    appendCandidates(out, prediction);
    if (decision)
        appendDecision(out, *decision);
    out.append('}');
}

} // namespace

void JsonLinesEncoder::beginDocument(const QString &name)
{
    m_name.clear();
    appendString(m_name, name);
    m_sentence = 0;
    m_offset = 0;
}

void JsonLinesEncoder::appendHead(const Sentence &sentence, QByteArray &out)
{
    m_offset += codePoints(sentence.gap);
    appendAscii(out, "{\"doc\":");
    out.append(m_name);
    appendAscii(out, ",\"sent\":");
    appendNumber(out, m_sentence++);
    appendAscii(out, ",\"offset\":");
    appendNumber(out, m_offset);
    appendAscii(out, ",\"text\":");
    appendString(out, sentence.text);
    appendTokens(out, sentence);
    appendAscii(out, ",\"units\":[");
    m_offset += codePoints(sentence.text);
}

void JsonLinesEncoder::append(const Sentence &sentence, std::span<const Prediction> predictions, QByteArray &out)
{
    appendHead(sentence, out);
    for (size_t i = 0; i < sentence.units.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendUnit(out, sentence.units[i], i < predictions.size() ? &predictions[i] : nullptr, nullptr);
    }
    appendAscii(out, "]}\n");
}

void JsonLinesEncoder::append(const AnnotatedSentence &sentence, QByteArray &out)
{
    appendHead(sentence.sentence, out);
    for (size_t i = 0; i < sentence.sentence.units.size(); ++i) {
        const UnitAnnotation &annotation = sentence.annotations[i];
        if (i > 0)
            out.append(',');
        appendUnit(out, sentence.sentence.units[i], annotation.prediction ? &*annotation.prediction : nullptr,
                   annotation.decision ? &*annotation.decision : nullptr);
    }
    appendAscii(out, "]}\n");
}

} // namespace glossator
