#include "io/conlluwriter.h"

#include <algorithm>

namespace glossator {

namespace {

QString universalDependenciesTag(UniversalTag tag)
{
    switch (tag) {
    case UniversalTag::Conj:
        return u"CCONJ"_qs;
    case UniversalTag::Prt:
        return u"PART"_qs;
    case UniversalTag::Punct:
        return u"PUNCT"_qs;
    default:
        return tagName(tag);
    }
}

/// As UDPipe writes the values of SpacesAfter and the like.
QString escapedSpaces(QStringView value)
{
    QString result;
    result.reserve(value.size());
    for (const QChar c : value) {
        static constexpr QStringView special = u" \t\r\n|\\";
        static constexpr QStringView names = u"strnp\\";
        if (const qsizetype at = special.indexOf(c); at >= 0) {
            result += u'\\';
            result += names[at];
        } else {
            result += c;
        }
    }
    return result;
}

/// A comma stands between the values of a list.
QString escaped(const QString &value)
{
    return escapedSpaces(value).replace(u',', u"\\c"_qs);
}

/// Runs of ASCII white space as one space, none at the ends. QString::simplified() would also change no-break spaces.
QString onOneLine(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.unicode() > 0x20 || !c.isSpace())
            result += c;
        else if (!result.isEmpty() && !result.endsWith(u' '))
            result += u' ';
    }
    if (result.endsWith(u' '))
        result.chop(1);
    return result;
}

/// FORM and LEMMA may hold spaces, but nothing that ends a column or a line, and must not be empty.
QString column(QStringView value)
{
    const QString text = onOneLine(value);
    return text.isEmpty() ? u"_"_qs : text;
}

QString spacesAfter(const QString &space)
{
    if (space.isEmpty())
        return u"SpaceAfter=No"_qs;
    if (space == u" ")
        return {};
    return u"SpacesAfter="_qs + escapedSpaces(space);
}

QString probabilityOf(const QString &sense, const std::optional<Prediction> &prediction)
{
    if (!prediction)
        return {};
    const auto found = std::ranges::find(prediction->candidates, sense, &SenseProbability::sense);
    return found == prediction->candidates.end() ? QString() : QString::number(double(found->probability), 'f', 4);
}

QString refusalName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::NoneOfThese:
        return u"missing"_qs;
    case Verdict::TextError:
        return u"text-error"_qs;
    case Verdict::NotTaggable:
        return u"not-taggable"_qs;
    case Verdict::Unsure:
        return u"unsure"_qs;
    case Verdict::Senses:
    case Verdict::Cleared:
        return {};
    }
    Q_UNREACHABLE();
}

QStringList senseFields(const UnitAnnotation &annotation)
{
    QStringList fields;
    QStringList senses;
    if (annotation.decision) {
        for (const QString &sense : annotation.decision->senses)
            senses += escaped(sense);
        fields += u"Sense="_qs + (senses.isEmpty() ? u"NONE"_qs : senses.join(u','));
    } else {
        fields += u"Sense="_qs + escaped(annotation.prediction->candidates.front().sense);
    }
    const QString first = annotation.decision ? annotation.decision->senses.value(0) : annotation.prediction->candidates.front().sense;
    if (const QString probability = probabilityOf(first, annotation.prediction); !probability.isEmpty())
        fields += u"SenseProb="_qs + probability;
    fields += annotation.decision ? u"SenseStatus=decided"_qs : u"SenseStatus=predicted"_qs;
    if (!annotation.decision)
        return fields;
    if (const QString refusal = refusalName(annotation.decision->verdict); !refusal.isEmpty())
        fields += u"SenseRefusal="_qs + refusal;
    if (!annotation.decision->annotator.isEmpty())
        fields += u"Annotator="_qs + escaped(annotation.decision->annotator);
    if (!annotation.decision->comment.isEmpty())
        fields += u"SenseComment="_qs + escaped(annotation.decision->comment);
    return fields;
}

QString spanOf(const Unit &unit)
{
    QStringList ids;
    for (const int token : unit.tokens)
        ids += QString::number(token + 1);
    return ids.join(u',');
}

/// The MISC fields about senses, for each token.
std::vector<QStringList> placeSenses(const AnnotatedSentence &sentence)
{
    std::vector<QStringList> fields(sentence.sentence.tokens.size());
    for (const bool decided : {true, false}) {
        for (size_t u = 0; u < sentence.sentence.units.size(); ++u) {
            const Unit &unit = sentence.sentence.units[u];
            const UnitAnnotation &annotation = sentence.annotations[u];
            const bool predicted = annotation.prediction && !annotation.prediction->candidates.empty();
            if (annotation.decision.has_value() != decided || (!decided && !predicted))
                continue;
            const auto place = std::ranges::find_if(unit.tokens, [&fields](int token) { return fields[size_t(token)].isEmpty(); });
            if (place == unit.tokens.end())
                continue;
            QStringList &misc = fields[size_t(*place)];
            misc = senseFields(annotation);
            if (unit.lemma != sentence.sentence.tokens[size_t(*place)].lemma)
                misc += u"SenseLemma="_qs + escaped(unit.lemma);
            if (unit.tokens.size() > 1)
                misc += u"SenseSpan="_qs + spanOf(unit);
        }
    }
    return fields;
}

} // namespace

Result<std::unique_ptr<ConlluWriter>> ConlluWriter::create(const QString &path)
{
    auto file = OutputFile::create(path);
    if (!file)
        return file.error();
    return std::unique_ptr<ConlluWriter>(new ConlluWriter(std::move(*file)));
}

ConlluWriter::ConlluWriter(std::unique_ptr<OutputFile> file) : m_file(std::move(file)) {}

Result<void> ConlluWriter::beginDocument(const DocumentInfo &info)
{
    const QString id = m_ids.beginDocument(info);
    m_documentComments = u"# newdoc id = "_qs + column(id) + u'\n';
    if (!info.name.isEmpty() && info.name != id)
        m_documentComments += u"# doc_name = "_qs + column(info.name) + u'\n';
    if (!info.source.isEmpty())
        m_documentComments += u"# doc_source = "_qs + column(info.source) + u'\n';
    m_documentComments += u"# newpar\n"_qs;
    return {};
}

Result<void> ConlluWriter::writeSentence(const AnnotatedSentence &sentence)
{
    const QString &gap = sentence.sentence.gap;
    const QString id = m_ids.beginSentence(sentence.sentence);
    if (sentence.sentence.tokens.empty()) {
        (m_pending.isEmpty() ? m_leadingSpace : m_pendingSpace) += gap;
        return {};
    }
    const bool startsParagraph = gap.count(u'\n') > 1;
    if (m_pending.isEmpty())
        m_leadingSpace += gap;
    else if (auto finished = finishSentence(gap); !finished)
        return finished;
    if (!m_documentComments.isEmpty())
        m_pending += std::exchange(m_documentComments, {});
    else if (startsParagraph)
        m_pending += u"# newpar\n"_qs;
    m_pending += u"# sent_id = "_qs + column(id) + u"\n# text = "_qs + onOneLine(sentence.sentence.text) + u'\n';
    writeTokens(sentence);
    return {};
}

void ConlluWriter::writeTokens(const AnnotatedSentence &annotated)
{
    const Sentence &sentence = annotated.sentence;
    const std::vector<QStringList> senses = placeSenses(annotated);
    for (int i = 0; i < int(sentence.tokens.size()); ++i) {
        const Token &token = sentence.tokens[size_t(i)];
        const bool isLast = i + 1 == int(sentence.tokens.size());
        const QStringView form = sentence.form(i);
        const QString formColumn = column(form);
        m_pending += QString::number(i + 1) + u'\t' + formColumn + u'\t' + column(token.lemma) + u'\t' + universalDependenciesTag(token.tag)
            + u"\t_\t_\t_\t_\t_\t"_qs;
        QStringList misc = senses[size_t(i)];
        if (i == 0)
            m_leadingSpace += sentence.text.left(token.start);
        if (!m_leadingSpace.isEmpty())
            misc += u"SpacesBefore="_qs + escapedSpaces(std::exchange(m_leadingSpace, {}));
        if (formColumn != form)
            misc += u"SpacesInToken="_qs + escapedSpaces(form);
        const int spaceEnd = isLast ? int(sentence.text.size()) : sentence.tokens[size_t(i) + 1].start;
        const QString space = sentence.text.mid(token.end, spaceEnd - token.end);
        if (isLast) {
            m_pendingMisc = misc;
            m_pendingSpace = space;
            return;
        }
        if (const QString field = spacesAfter(space); !field.isEmpty())
            misc += field;
        m_pending += (misc.isEmpty() ? u"_"_qs : misc.join(u'|')) + u'\n';
    }
}

/// gap: the white space that follows the pending sentence.
Result<void> ConlluWriter::finishSentence(const QString &gap)
{
    if (const QString field = spacesAfter(m_pendingSpace + gap); !field.isEmpty())
        m_pendingMisc += field;
    m_pending += (m_pendingMisc.isEmpty() ? u"_"_qs : m_pendingMisc.join(u'|')) + u"\n\n"_qs;
    return m_file->write(std::exchange(m_pending, {}).toUtf8());
}

Result<void> ConlluWriter::endDocument(const QString &tail)
{
    m_documentComments.clear();
    m_leadingSpace.clear();
    if (m_pending.isEmpty())
        return {};
    return finishSentence(tail);
}

Result<void> ConlluWriter::commit()
{
    return m_file->commit();
}

} // namespace glossator
