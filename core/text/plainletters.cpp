#include "text/plainletters.h"

#include <algorithm>
#include <array>

namespace glossator {

namespace {

struct Ligature
{
    char16_t character;
    QStringView letters;
};

/// By hand: compatibility decomposition would make letters of signs, too ("№", "ª"), and leaves "œ" and "æ".
constexpr std::array<Ligature, 9> ligatures{{{u'æ', u"ae"},
                                             {u'Æ', u"AE"},
                                             {u'œ', u"oe"},
                                             {u'Œ', u"OE"},
                                             {u'ﬀ', u"ff"},
                                             {u'ﬁ', u"fi"},
                                             {u'ﬂ', u"fl"},
                                             {u'ﬃ', u"ffi"},
                                             {u'ﬄ', u"ffl"}}};

} // namespace

QString plainLetters(const QString &word)
{
    if (std::ranges::all_of(word, [](QChar c) { return c.unicode() < 0x80; }))
        return word;
    QString plain;
    for (const QChar c : word.normalized(QString::NormalizationForm_D)) {
        const auto ligature = std::ranges::find(ligatures, c.unicode(), &Ligature::character);
        if (ligature != ligatures.end())
            plain += ligature->letters;
        else if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain.normalized(QString::NormalizationForm_C);
}

} // namespace glossator
