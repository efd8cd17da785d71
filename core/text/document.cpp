#include "text/document.h"

#include <array>

namespace glossator {

namespace {

constexpr std::array<QStringView, universalTagCount> tagNames{u"NOUN", u"VERB", u"ADJ",  u"ADV", u"PRON", u"DET",
                                                              u"ADP",  u"NUM",  u"CONJ", u"PRT", u".",    u"X"};

} // namespace

QString tagName(UniversalTag tag)
{
    return tagNames[size_t(tag)].toString();
}

UniversalTag tagFromName(QStringView name)
{
    for (size_t i = 0; i < tagNames.size(); ++i) {
        if (tagNames[i] == name)
            return UniversalTag(i);
    }
    return UniversalTag::X;
}

QString wordClassName(WordClass wordClass)
{
    return tagName(tagOf(wordClass));
}

UniversalTag tagOf(WordClass wordClass)
{
    switch (wordClass) {
    case WordClass::Noun:
        return UniversalTag::Noun;
    case WordClass::Verb:
        return UniversalTag::Verb;
    case WordClass::Adjective:
        return UniversalTag::Adj;
    case WordClass::Adverb:
        return UniversalTag::Adv;
    }
    Q_UNREACHABLE();
}

bool wordClassOf(UniversalTag tag, WordClass *wordClass)
{
    switch (tag) {
    case UniversalTag::Noun:
        *wordClass = WordClass::Noun;
        return true;
    case UniversalTag::Verb:
        *wordClass = WordClass::Verb;
        return true;
    case UniversalTag::Adj:
        *wordClass = WordClass::Adjective;
        return true;
    case UniversalTag::Adv:
        *wordClass = WordClass::Adverb;
        return true;
    default:
        return false;
    }
}

} // namespace glossator
