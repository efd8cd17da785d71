#include "text/lemmatizer.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/plainletters.h"

namespace glossator {

namespace {

struct Detachment
{
    QStringView ending;
    QStringView replacement;
};

// In Morphy's order: the first that leads to an entry counts.
constexpr std::array<Detachment, 8> nounDetachments{
    {{u"s", u""}, {u"ses", u"s"}, {u"xes", u"x"}, {u"zes", u"z"}, {u"ches", u"ch"}, {u"shes", u"sh"}, {u"men", u"man"}, {u"ies", u"y"}}};
constexpr std::array<Detachment, 8> verbDetachments{
    {{u"s", u""}, {u"ies", u"y"}, {u"es", u"e"}, {u"es", u""}, {u"ed", u"e"}, {u"ed", u""}, {u"ing", u"e"}, {u"ing", u""}}};
constexpr std::array<Detachment, 4> adjectiveDetachments{{{u"er", u""}, {u"est", u""}, {u"er", u"e"}, {u"est", u"e"}}};

/// A verb with one of these at second place or later is reduced at its first word.
constexpr std::array<QStringView, 15> prepositions{u"to",   u"at",   u"of",   u"on",   u"off", u"in",    u"out",    u"up",
                                                   u"down", u"from", u"with", u"into", u"for", u"about", u"between"};

std::span<const Detachment> detachmentsOf(WordClass wordClass)
{
    switch (wordClass) {
    case WordClass::Noun:
        return nounDetachments;
    case WordClass::Verb:
        return verbDetachments;
    case WordClass::Adjective:
        return adjectiveDetachments;
    case WordClass::Adverb:
        return {};
    }
    Q_UNREACHABLE();
}

/// Sets base to what the rule makes of the word; false if the rule does not apply.
bool detach(QStringView word, const Detachment &rule, QString &base)
{
    if (!word.endsWith(rule.ending))
        return false;
    base = word.chopped(rule.ending.size()).toString().append(rule.replacement);
    return true;
}

/// Contracted words as the segmenter leaves them, and "%".
struct Contraction
{
    QStringView form;
    WordClass wordClass;
    std::array<QStringView, 2> lemmas; ///< the likelier first
};
constexpr std::array<Contraction, 12> contractions{{{u"'s", WordClass::Verb, {u"be", u"have"}},
                                                    {u"'m", WordClass::Verb, {u"be"}},
                                                    {u"'re", WordClass::Verb, {u"be"}},
                                                    {u"ai", WordClass::Verb, {u"be", u"have"}},
                                                    {u"'ve", WordClass::Verb, {u"have"}},
                                                    {u"'d", WordClass::Verb, {u"would", u"have"}},
                                                    {u"'ll", WordClass::Verb, {u"will"}},
                                                    {u"wo", WordClass::Verb, {u"will"}},
                                                    {u"ca", WordClass::Verb, {u"can"}},
                                                    {u"sha", WordClass::Verb, {u"shall"}},
                                                    {u"n't", WordClass::Adverb, {u"not"}},
                                                    {u"%", WordClass::Noun, {u"percent"}}}};

const Contraction *findContraction(QStringView entry, WordClass wordClass)
{
    for (const Contraction &contraction : contractions) {
        if (contraction.form == entry && contraction.wordClass == wordClass)
            return &contraction;
    }
    return nullptr;
}

/// Lower case, underscores for spaces, plain apostrophes.
QString entryForm(QStringView form)
{
    QString entry = form.toString().toLower();
    for (QChar &c : entry) {
        if (c.isSpace())
            c = u'_';
        else if (c == u'’')
            c = u'\'';
    }
    return entry;
}

class Morphy
{
public:
    Morphy(const Lexicon &lexicon, WordClass wordClass) : m_lexicon(lexicon), m_wordClass(wordClass) {}

    /// The entry itself and its bases, each of them in the lexicon.
    [[nodiscard]] QStringList lemmasOf(const QString &entry) const
    {
        QStringList lemmas;
        add(entry, lemmas);
        const qsizetype before = lemmas.size();
        for (const QString &base : m_lexicon.exceptions(entry, m_wordClass))
            add(base, lemmas);
        if (lemmas.size() == before)
            add(baseByRule(entry), lemmas);
        return lemmas;
    }

private:
    [[nodiscard]] bool isEntry(QStringView word) const { return m_lexicon.contains(word, m_wordClass); }

    void add(const QString &lemma, QStringList &lemmas) const
    {
        if (isEntry(lemma) && !lemmas.contains(lemma))
            lemmas.append(lemma);
    }

    [[nodiscard]] QString baseByRule(const QString &entry) const
    {
        if (m_wordClass != WordClass::Verb) {
            if (const QString base = detached(entry, m_wordClass); !base.isEmpty())
                return base;
        } else if (hasPreposition(entry)) {
            return verbWithPreposition(entry);
        }
        return collocation(entry);
    }

    /// Empty when no rule leads to an entry.
    [[nodiscard]] QString detached(QStringView word, WordClass wordClass) const
    {
        QStringView stem = word;
        QStringView suffix;
        if (wordClass == WordClass::Noun) {
            if (word.endsWith(u"ful")) {
                suffix = word.last(3);
                stem.chop(3);
            } else if (word.endsWith(u"ss") || word.size() <= 2) {
                return {};
            }
        }
        QString base;
        for (const Detachment &rule : detachmentsOf(wordClass)) {
            if (detach(stem, rule, base) && m_lexicon.contains(base, wordClass))
                return base.append(suffix);
        }
        return {};
    }

    /// One word of a collocation; empty when it has no other base.
    [[nodiscard]] QString baseOfPart(QStringView part, WordClass wordClass) const
    {
        const std::span<const QString> listed = m_lexicon.exceptions(part, wordClass);
        return listed.empty() ? detached(part, wordClass) : listed.front();
    }

    [[nodiscard]] static bool hasPreposition(QStringView entry)
    {
        const qsizetype first = entry.indexOf(u'_');
        if (first < 0)
            return false;
        for (const QStringView part : entry.sliced(first + 1).tokenize(u'_')) {
            if (std::ranges::find(prepositions, part) != prepositions.end())
                return true;
        }
        return false;
    }

    [[nodiscard]] QString verbWithPreposition(const QString &entry) const
    {
        const qsizetype first = entry.indexOf(u'_');
        const qsizetype last = entry.lastIndexOf(u'_');
        const QStringView verb = QStringView(entry).first(first);
        QStringList rests{entry.sliced(first)};
        if (first != last) {
            if (const QString noun = baseOfPart(QStringView(entry).sliced(last + 1), WordClass::Noun); !noun.isEmpty())
                rests.append(entry.sliced(first, last + 1 - first) + noun);
        }
        QStringList verbs;
        if (const std::span<const QString> listed = m_lexicon.exceptions(verb, WordClass::Verb); !listed.empty())
            verbs.append(listed.front());
        QString reduced;
        for (const Detachment &rule : verbDetachments) {
            if (detach(verb, rule, reduced))
                verbs.append(reduced);
        }
        verbs.append(verb.toString());
        for (const QString &base : verbs) {
            for (const QString &rest : rests) {
                if (isEntry(base + rest))
                    return base + rest;
            }
        }
        return {};
    }

    [[nodiscard]] QString collocation(const QString &entry) const
    {
        const auto isJoint = [](QChar c) { return c == u'_' || c == u'-'; };
        if (std::ranges::none_of(entry, isJoint))
            return m_wordClass == WordClass::Verb ? detached(entry, m_wordClass) : QString();
        QString result;
        for (auto begin = entry.cbegin();;) {
            const auto end = std::find_if(begin, entry.cend(), isJoint);
            const QStringView part(begin, end);
            const QString base = baseOfPart(part, m_wordClass);
            result += base.isEmpty() ? part : QStringView(base);
            if (end == entry.cend())
                return result;
            result += *end;
            begin = end + 1;
        }
    }

    const Lexicon &m_lexicon;
    WordClass m_wordClass;
};

/// What WordNet's search tries instead of a word it does not hold.
std::array<QString, 4> spellingVariants(const QString &entry)
{
    std::array<QString, 4> variants{entry, entry, entry, entry};
    variants[0].replace(u'_', u'-');
    variants[1].replace(u'-', u'_');
    variants[2].remove(u'_').remove(u'-');
    variants[3].remove(u'.');
    return variants;
}

QStringList lemmasInAnySpelling(const Morphy &morphy, const QString &entry)
{
    QStringList lemmas = morphy.lemmasOf(entry);
    if (!lemmas.isEmpty())
        return lemmas;
    for (const QString &variant : spellingVariants(entry)) {
        if (variant == entry || variant.isEmpty())
            continue;
        lemmas = morphy.lemmasOf(variant);
        if (!lemmas.isEmpty())
            break;
    }
    return lemmas;
}

} // namespace

QStringList lemmasOf(QStringView form, WordClass wordClass, const Lexicon &lexicon)
{
    const QString entry = entryForm(form);
    QStringList lemmas;
    if (const Contraction *contraction = findContraction(entry, wordClass)) {
        for (const QStringView lemma : contraction->lemmas) {
            if (lexicon.contains(lemma, wordClass))
                lemmas.append(lemma.toString());
        }
        return lemmas;
    }
    const Morphy morphy(lexicon, wordClass);
    lemmas = lemmasInAnySpelling(morphy, entry);
    if (!lemmas.isEmpty())
        return lemmas;
    const QString plain = plainLetters(entry);
    return plain == entry ? lemmas : lemmasInAnySpelling(morphy, plain);
}

QString lemmaOf(QStringView form, UniversalTag tag, const Lexicon &lexicon)
{
    const QString entry = entryForm(form);
    WordClass wordClass{};
    if (!wordClassOf(tag, &wordClass))
        return entry;
    if (const Contraction *contraction = findContraction(entry, wordClass))
        return contraction->lemmas.front().toString();
    const QStringList lemmas = lemmasOf(form, wordClass, lexicon);
    if (lemmas.isEmpty())
        return entry;
    const auto frequency = [&](const QString &lemma) { return lexicon.frequency(lemma, wordClass); };
    return *std::ranges::max_element(lemmas, {}, frequency);
}

QStringList entryPartsOf(QStringView form, const Lexicon &lexicon)
{
    QStringList parts{form.toString().toLower().replace(u'’', u'\'')};
    if (const QString plain = plainLetters(parts.front()); plain != parts.front())
        parts.append(plain);
    if (form.isEmpty() || form.front().isPunct())
        return parts;
    for (const WordClass wordClass : {WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb}) {
        for (const QString &lemma : lemmasOf(form, wordClass, lexicon)) {
            if (!parts.contains(lemma))
                parts.append(lemma);
        }
    }
    return parts;
}

} // namespace glossator
