#include "io/wsdxmlreader.h"

#include <QFileInfo>
#include <QStringConverter>
#include <QXmlStreamReader>

#include "io/inputdevice.h"
#include "io/utf8.h"

namespace glossator {

namespace {

constexpr qsizetype quoteLength = 40; // of the input, in messages

class WsdXmlParser
{
public:
    WsdXmlParser(InputDevice &input, QString fileName, DocumentSink &sink) :
        m_input(input),
        m_xml(&input),
        m_fileName(std::move(fileName)),
        m_sink(sink)
    {}

    Result<void> parse();
    [[nodiscard]] bool expectsUtf8() const;

private:
    Result<bool> nextChild(QLatin1StringView parent);
    Result<void> parseText(const QString &corpusSource);
    Result<Sentence> parseSentence();
    Result<void> parseToken(Sentence &sentence);
    Result<void> addUnit(Sentence &sentence, const QXmlStreamAttributes &attributes) const;
    Result<void> parseEnd();
    Error failure() const;
    Error unexpected(const QString &detail) const;

    InputDevice &m_input;
    QXmlStreamReader m_xml;
    QByteArray m_encoding; ///< as declared
    QString m_fileName;
    DocumentSink &m_sink;
};

Error WsdXmlParser::unexpected(const QString &detail) const
{
    return Error{ErrorCode::UnexpectedStructure, m_fileName, m_xml.lineNumber(), detail};
}

Error WsdXmlParser::failure() const
{
    if (m_input.failure())
        return *m_input.failure();
    if (m_xml.error() == QXmlStreamReader::UnexpectedElementError)
        return unexpected(m_xml.errorString());
    return Error{ErrorCode::MalformedXml, m_fileName, m_xml.lineNumber(), m_xml.errorString()};
}

/// True as long as the document has not said that its encoding is another.
bool WsdXmlParser::expectsUtf8() const
{
    return m_encoding.isEmpty() || QStringConverter::encodingForName(m_encoding.constData()) == QStringConverter::Utf8;
}

/// True at the next child's start tag, false at the parent's end tag; anything but white space between them is an
/// error.
Result<bool> WsdXmlParser::nextChild(QLatin1StringView parent)
{
    for (;;) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            return true;
        case QXmlStreamReader::EndElement:
            return false;
        case QXmlStreamReader::Characters:
            if (!m_xml.isWhitespace())
                return unexpected(QStringLiteral("text in <%1>: %2").arg(parent, m_xml.text().trimmed().left(quoteLength)));
            break;
        case QXmlStreamReader::EntityReference:
            return unexpected(QStringLiteral("&%1;").arg(m_xml.name()));
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::EndDocument:
            return failure();
        default:
            break;
        }
    }
}

Result<void> WsdXmlParser::parse()
{
    while (m_xml.readNext() != QXmlStreamReader::StartElement) {
        if (m_xml.atEnd())
            return failure();
        if (m_xml.isStartDocument())
            m_encoding = m_xml.documentEncoding().toLatin1(); // later the parser no longer tells
    }
    if (m_xml.name() != QLatin1StringView("corpus"))
        return unexpected(QStringLiteral("<%1> instead of <corpus>").arg(m_xml.name()));
    const QString source = m_xml.attributes().value(QLatin1StringView("source")).toString();
    for (;;) {
        const auto child = nextChild(QLatin1StringView("corpus"));
        if (!child)
            return child.error();
        if (!*child)
            return parseEnd();
        if (m_xml.name() != QLatin1StringView("text"))
            return unexpected(QStringLiteral("<%1> in <corpus>").arg(m_xml.name()));
        if (auto parsed = parseText(source); !parsed)
            return parsed;
    }
}

Result<void> WsdXmlParser::parseEnd()
{
    while (!m_xml.atEnd())
        m_xml.readNext();
    if (m_xml.hasError())
        return failure();
    return {};
}

Result<void> WsdXmlParser::parseText(const QString &corpusSource)
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    DocumentInfo info;
    info.externalId = attributes.value(QLatin1StringView("id")).toString();
    info.name = info.externalId.isEmpty() ? QFileInfo(m_fileName).fileName() : info.externalId;
    const auto source = attributes.value(QLatin1StringView("source"));
    info.source = source.isEmpty() ? corpusSource : source.toString();
    if (auto begun = m_sink.beginDocument(info); !begun)
        return begun;
    for (bool first = true;; first = false) {
        const auto child = nextChild(QLatin1StringView("text"));
        if (!child)
            return child.error();
        if (!*child)
            return m_sink.endDocument({});
        if (m_xml.name() != QLatin1StringView("sentence"))
            return unexpected(QStringLiteral("<%1> in <text>").arg(m_xml.name()));
        auto sentence = parseSentence();
        if (!sentence)
            return sentence.error();
        if (!first)
            sentence->gap = QStringLiteral("\n");
        if (auto added = m_sink.addSentence(std::move(*sentence)); !added)
            return added;
    }
}

Result<Sentence> WsdXmlParser::parseSentence()
{
    Sentence sentence;
    sentence.externalId = m_xml.attributes().value(QLatin1StringView("id")).toString();
    sentence.analysed = true;
    for (;;) {
        const auto child = nextChild(QLatin1StringView("sentence"));
        if (!child)
            return child.error();
        if (!*child)
            return sentence;
        if (auto parsed = parseToken(sentence); !parsed)
            return parsed.error();
    }
}

Result<void> WsdXmlParser::parseToken(Sentence &sentence)
{
    const bool isInstance = m_xml.name() == QLatin1StringView("instance");
    if (!isInstance && m_xml.name() != QLatin1StringView("wf"))
        return unexpected(QStringLiteral("<%1> in <sentence>").arg(m_xml.name()));
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const QString form = m_xml.readElementText();
    if (m_xml.hasError())
        return failure();
    if (form.isEmpty())
        return unexpected(QStringLiteral("a token without text"));

    if (!sentence.tokens.empty())
        sentence.text += QLatin1Char(' ');
    Token token;
    token.start = int(sentence.text.size());
    sentence.text += form;
    token.end = int(sentence.text.size());
    token.tag = tagFromName(attributes.value(QLatin1StringView("pos")));
    token.lemma = attributes.value(QLatin1StringView("lemma")).toString().replace(QLatin1Char(' '), QLatin1Char('_'));
    sentence.tokens.push_back(std::move(token));
    if (!isInstance)
        return {};
    return addUnit(sentence, attributes);
}

Result<void> WsdXmlParser::addUnit(Sentence &sentence, const QXmlStreamAttributes &attributes) const
{
    const Token &token = sentence.tokens.back();
    Unit unit;
    unit.tokens = {int(sentence.tokens.size()) - 1};
    unit.lemma = token.lemma.toLower();
    unit.externalId = attributes.value(QLatin1StringView("id")).toString();
    if (unit.externalId.isEmpty() || unit.lemma.isEmpty())
        return unexpected(
            QStringLiteral("<instance> without %1").arg(unit.externalId.isEmpty() ? QLatin1StringView("id") : QLatin1StringView("lemma")));
    if (!wordClassOf(token.tag, &unit.wordClass))
        return unexpected(
            QStringLiteral("<instance id=\"%1\"> with pos=\"%2\"").arg(unit.externalId, attributes.value(QLatin1StringView("pos"))));
    sentence.units.push_back(std::move(unit));
    return {};
}

} // namespace

Result<void> WsdXmlReader::read(QIODevice &device, const QString &fileName, DocumentSink &sink, const TaskControl &control)
{
    const qint64 start = device.pos();
    InputDevice input(device, fileName, control);
    WsdXmlParser parser(input, fileName, sink);
    const auto parsed = parser.parse();
    // The parser notices bad bytes, but decodes ahead and cannot tell where they are.
    const bool mayBeNoText = !parsed && parsed.error().code == ErrorCode::MalformedXml && parser.expectsUtf8();
    if (mayBeNoText && !device.isSequential() && device.seek(start)) {
        if (auto checked = checkUtf8(device, fileName); !checked)
            return checked;
    }
    return parsed;
}

} // namespace glossator
