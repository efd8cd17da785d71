#include "text/abbreviations.h"

#include <algorithm>
#include <array>

#include "text/characterclasses.h"

namespace glossator {

namespace {

constexpr int longestListed = 12;

// clang-format off
constexpr auto leading = std::to_array<QStringView>({
    u"adm", u"approx", u"asst", u"brig", u"ca", u"capt", u"cf", u"cmdr", u"col", u"cpl", u"cpt", u"dr", u"drs", u"esp",
    u"fr", u"gen", u"gov", u"hon", u"incl", u"insp", u"lt", u"maj", u"messrs", u"mlle", u"mme", u"mr", u"mrs", u"ms",
    u"msgr", u"mt", u"mx", u"pres", u"prof", u"profs", u"pvt", u"rep", u"reps", u"rev", u"sen", u"sens", u"sgt", u"st",
    u"supt", u"viz", u"vs",
});

constexpr auto beforeNumber = std::to_array<QStringView>({
    u"art", u"ch", u"chap", u"eq", u"fig", u"figs", u"no", u"nos", u"op", u"par", u"pop", u"pp", u"sec",
    u"ver", u"vol", u"vols",
});

constexpr auto anywhere = std::to_array<QStringView>({
    u"al", u"apt", u"assn", u"assoc", u"ave", u"avg", u"bldg", u"blvd", u"bros", u"cm", u"co", u"corp", u"dept", u"ed",
    u"eds", u"est", u"etc", u"ext", u"ft", u"govt", u"hr", u"hrs", u"hwy", u"inc", u"intl", u"jr", u"kg", u"lb", u"lbs",
    u"ltd", u"min", u"mins", u"misc", u"mm", u"natl", u"oz", u"pkwy", u"rd", u"repr", u"sq", u"sr", u"tbsp", u"tel",
    u"tsp", u"univ", u"yd", u"yrs",
});

/// Months, days and states; with a small letter some are ordinary words.
constexpr auto capitalised = std::to_array<QStringView>({
    u"Ala", u"Apr", u"Ariz", u"Ark", u"Aug", u"Calif", u"Colo", u"Conn", u"Dec", u"Del", u"Feb", u"Fla", u"Fri", u"Ga",
    u"Ill", u"Ind", u"Jan", u"Jul", u"Jun", u"Kan", u"Ky", u"La", u"Mar", u"Mass", u"Md", u"Mich", u"Minn", u"Mo", u"Mon",
    u"Mont", u"Neb", u"Nev", u"Nov", u"Oct", u"Okla", u"Ore", u"Pa", u"Penn", u"Sept", u"Sep", u"Tenn", u"Tex", u"Thu",
    u"Thur", u"Thurs", u"Tue", u"Tues", u"Va", u"Vt", u"Wed", u"Wis", u"Wyo",
});

constexpr auto starters = std::to_array<QStringView>({
    u"A", u"After", u"All", u"Also", u"Although", u"An", u"And", u"Another", u"As", u"At", u"Because", u"Before", u"Both",
    u"But", u"By", u"During", u"Each", u"Even", u"Every", u"For", u"From", u"He", u"Her", u"Here", u"His", u"How",
    u"However", u"I", u"If", u"In", u"It", u"Its", u"Just", u"Many", u"Maybe", u"Meanwhile", u"Moreover", u"Most", u"My",
    u"Nevertheless", u"No", u"Not", u"Now", u"Of", u"On", u"Once", u"Only", u"Or", u"Our", u"Over", u"Perhaps", u"She",
    u"Since", u"So", u"Some", u"Such", u"That", u"The", u"Their", u"Then", u"There", u"These", u"They", u"This", u"Those",
    u"Though", u"Thus", u"To", u"Under", u"Until", u"We", u"What", u"When", u"Where", u"While", u"Who", u"Why", u"With",
    u"Yet", u"You", u"Your",
});

/// Words of two letters that end sentences, unlike other things of two letters.
constexpr auto shortWords = std::to_array<QStringView>({
    u"am", u"an", u"as", u"at", u"be", u"by", u"do", u"go", u"he", u"if", u"in", u"is", u"it", u"me", u"my", u"no", u"of",
    u"oh", u"ok", u"on", u"or", u"so", u"to", u"up", u"us", u"we",
});
// clang-format on

template <size_t N>
bool isListed(const std::array<QStringView, N> &list, QStringView word, Qt::CaseSensitivity sensitivity)
{
    return std::ranges::any_of(list,
                               [&](QStringView entry) { return entry.size() == word.size() && entry.compare(word, sensitivity) == 0; });
}

} // namespace

AbbreviationKind abbreviationKind(QStringView word)
{
    if (word.size() < 2 || word.size() > longestListed)
        return AbbreviationKind::None;
    if (isListed(leading, word, Qt::CaseInsensitive))
        return AbbreviationKind::Leading;
    if (isListed(beforeNumber, word, Qt::CaseInsensitive))
        return AbbreviationKind::BeforeNumber;
    if (isListed(anywhere, word, Qt::CaseInsensitive) || isListed(capitalised, word, Qt::CaseSensitive))
        return AbbreviationKind::Any;
    return AbbreviationKind::None;
}

bool isDotted(QStringView word)
{
    if (word.size() < 3 || !word.contains(u'.'))
        return false;
    qsizetype letters = 0;
    for (const QChar c : word) {
        if (c == u'.') {
            if (letters == 0)
                return false;
            letters = 0;
        } else if (!c.isLetter() || ++letters > 3) {
            return false;
        }
    }
    // "U.S", "Ph.D", "a.k.a", but not "com.br": a part at least is a single letter.
    return letters > 0 && (letters == 1 || word.indexOf(u'.') == 1);
}

bool isPlainWord(QStringView word)
{
    const auto isPlain = [](QChar c) { return c.isLower() || isApostrophe(c); };
    if (word.size() < 2 || !std::ranges::all_of(word, isPlain))
        return false;
    if (word.size() == 2)
        return isListed(shortWords, word, Qt::CaseSensitive);
    const AbbreviationKind kind = abbreviationKind(word);
    return kind == AbbreviationKind::None || kind == AbbreviationKind::BeforeNumber;
}

bool isSentenceStarter(QStringView word)
{
    return word.size() <= longestListed && isListed(starters, word, Qt::CaseSensitive);
}

} // namespace glossator
