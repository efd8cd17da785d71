#include "io/wsdxmlwriter.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace glossator {

namespace {

bool isXmlCharacter(char32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF && !QChar::isSurrogate(c) : c == '\t' || c == '\n' || c == '\r';
}

QString xmlText(QStringView text)
{
    QString safe = text.toString();
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const bool isPair = safe[i].isHighSurrogate() && i + 1 < safe.size() && safe[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (!isXmlCharacter(safe[i].unicode()))
            safe[i] = QChar::ReplacementCharacter;
    }
    return safe;
}

bool isAdjacent(const Unit &unit)
{
    return unit.tokens.back() - unit.tokens.front() + 1 == int(unit.tokens.size());
}

bool isDecided(const UnitAnnotation &annotation)
{
    return annotation.decision && annotation.decision->verdict == Verdict::Senses;
}

/// For each token the position of the unit that stands on it, or -1.
std::vector<int> placeUnits(const AnnotatedSentence &sentence)
{
    std::vector<int> places(sentence.sentence.tokens.size(), -1);
    const auto isFree = [&places](int token) { return places[size_t(token)] < 0; };
    for (const bool decided : {true, false}) {
        for (size_t u = 0; u < sentence.sentence.units.size(); ++u) {
            const std::vector<int> &tokens = sentence.sentence.units[u].tokens;
            if (tokens.empty() || isDecided(sentence.annotations[u]) != decided)
                continue;
            if (!isAdjacent(sentence.sentence.units[u])) {
                if (const auto free = std::ranges::find_if(tokens, isFree); free != tokens.end())
                    places[size_t(*free)] = int(u);
            } else if (std::ranges::all_of(tokens, isFree)) {
                for (const int token : tokens)
                    places[size_t(token)] = int(u);
            }
        }
    }
    return places;
}

} // namespace

Result<std::unique_ptr<WsdXmlWriter>> WsdXmlWriter::create(const QString &path)
{
    auto data = OutputFile::create(path);
    if (!data)
        return data.error();
    auto key = OutputFile::create(goldKeyPath(path));
    if (!key)
        return key.error();
    return std::unique_ptr<WsdXmlWriter>(new WsdXmlWriter(std::move(*data), std::move(*key)));
}

bool WsdXmlWriter::mayHaveWritten(QByteArrayView head)
{
    QXmlStreamReader xml(head.toByteArray());
    return xml.readNextStartElement() && xml.name() == u"corpus";
}

WsdXmlWriter::WsdXmlWriter(std::unique_ptr<OutputFile> data, std::unique_ptr<OutputFile> key) :
    m_data(std::move(data)),
    m_key(std::move(key)),
    m_xml(&m_data->device())
{
    m_xml.writeStartDocument();
    m_xml.writeCharacters(u"\n"_qs);
    m_xml.writeStartElement(u"corpus"_qs);
    m_xml.writeCharacters(u"\n"_qs);
}

Result<void> WsdXmlWriter::beginDocument(const DocumentInfo &info)
{
    m_xml.writeStartElement(u"text"_qs);
    m_xml.writeAttribute(u"id"_qs, xmlText(m_ids.beginDocument(info)));
    if (!info.source.isEmpty())
        m_xml.writeAttribute(u"source"_qs, xmlText(info.source));
    m_xml.writeCharacters(u"\n"_qs);
    return m_data->check();
}

Result<void> WsdXmlWriter::writeSentence(const AnnotatedSentence &sentence)
{
    m_xml.writeStartElement(u"sentence"_qs);
    m_xml.writeAttribute(u"id"_qs, xmlText(m_ids.beginSentence(sentence.sentence)));
    m_xml.writeCharacters(u"\n"_qs);
    const std::vector<int> places = placeUnits(sentence);
    for (int token = 0; token < int(places.size()); ++token) {
        const int unit = places[size_t(token)];
        if (unit < 0) {
            writeToken(sentence.sentence, token);
            continue;
        }
        while (token + 1 < int(places.size()) && places[size_t(token) + 1] == unit)
            ++token;
        if (auto written = writeInstance(sentence, size_t(unit), token); !written)
            return written;
    }
    m_xml.writeEndElement();
    m_xml.writeCharacters(u"\n"_qs);
    return m_data->check();
}

/// Of an element. A carriage return would be read as a line feed if written as it is, which QXmlStreamWriter does.
void WsdXmlWriter::writeText(QStringView text)
{
    const QStringList parts = xmlText(text).split(u'\r');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            m_xml.writeEntityReference(u"#13"_qs);
        m_xml.writeCharacters(parts[i]);
    }
}

void WsdXmlWriter::writeToken(const Sentence &sentence, int token)
{
    m_xml.writeStartElement(u"wf"_qs);
    m_xml.writeAttribute(u"lemma"_qs, xmlText(sentence.tokens[size_t(token)].lemma));
    m_xml.writeAttribute(u"pos"_qs, tagName(sentence.tokens[size_t(token)].tag));
    writeText(sentence.form(token));
    m_xml.writeEndElement();
    m_xml.writeCharacters(u"\n"_qs);
}

/// lastToken: where the element ends; it begins as many tokens before as the unit has, or there if the unit has gaps.
Result<void> WsdXmlWriter::writeInstance(const AnnotatedSentence &sentence, size_t unitPosition, int lastToken)
{
    const Unit &unit = sentence.sentence.units[unitPosition];
    const QString id = m_ids.instanceId(unit);
    const Token &first = sentence.sentence.tokens[size_t(isAdjacent(unit) ? unit.tokens.front() : lastToken)];
    const Token &last = sentence.sentence.tokens[size_t(lastToken)];
    m_xml.writeStartElement(u"instance"_qs);
    m_xml.writeAttribute(u"id"_qs, xmlText(id));
    m_xml.writeAttribute(u"lemma"_qs, xmlText(unit.lemma));
    m_xml.writeAttribute(u"pos"_qs, wordClassName(unit.wordClass));
    const QString form = sentence.sentence.text.mid(first.start, last.end - first.start);
    writeText(&first == &last ? form : form.simplified());
    m_xml.writeEndElement();
    m_xml.writeCharacters(u"\n"_qs);
    if (!isDecided(sentence.annotations[unitPosition]))
        return {};
    const QString line = id + u' ' + sentence.annotations[unitPosition].decision->senses.join(u' ') + u'\n';
    return m_key->write(line.toUtf8());
}

Result<void> WsdXmlWriter::endDocument(const QString &)
{
    m_xml.writeEndElement();
    m_xml.writeCharacters(u"\n"_qs);
    return m_data->check();
}

Result<void> WsdXmlWriter::commit()
{
    m_xml.writeEndDocument();
    // Whatever can fail for want of space fails before the first of the two files changes.
    if (auto flushed = m_data->flush(); !flushed)
        return flushed;
    if (auto flushed = m_key->flush(); !flushed)
        return flushed;
    if (auto committed = m_key->commit(); !committed)
        return committed;
    return m_data->commit();
}

} // namespace glossator
