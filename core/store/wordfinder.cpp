#include "store/wordfinder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "store/sentencetext.h"
#include "text/utf8text.h"

namespace glossator {

namespace {

/// As https://www.sqlite.org/fts5.html#extending_fts5 has it.
fts5_api *fts5Of(SQLite::Database &connection)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection.getHandle(), "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK)
        return nullptr;
    sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

} // namespace

WordFinder::WordFinder(Database &database, const QString &typed) : m_functions(std::make_unique<fts5_tokenizer>())
{
    // The index has these since version 3 of the schema.
    std::array arguments{"remove_diacritics", "2", "categories", "L* N* M* Co"};
    void *context = nullptr;
    fts5_api *fts5 = fts5Of(database.connection());
    if (!fts5 || fts5->xFindTokenizer(fts5, "unicode61", &context, m_functions.get()) != SQLITE_OK
        || m_functions->xCreate(context, arguments.data(), int(arguments.size()), &m_tokenizer) != SQLITE_OK)
        return; // finds nothing; nor could the index
    for (const TypedPhrase &phrase : typedPhrases(typed)) {
        if (auto words = wordsOf(phrase.words); !words.empty())
            m_phrases.push_back({std::move(words), phrase.isPrefix});
    }
}

WordFinder::~WordFinder()
{
    if (m_tokenizer)
        m_functions->xDelete(m_tokenizer);
}

std::vector<WordFinder::Word> WordFinder::wordsOf(const QString &text) const
{
    struct Found
    {
        Utf8Text text;
        std::vector<Word> words{};
    } found{Utf8Text(text)};
    const auto add = [](void *context, int, const char *word, int size, int start, int end) {
        auto *to = static_cast<Found *>(context);
        to->words.push_back({QByteArray(word, size), {to->text.starts[size_t(start)], to->text.starts[size_t(end)]}});
        return SQLITE_OK;
    };
    m_functions->xTokenize(m_tokenizer, &found, FTS5_TOKENIZE_DOCUMENT, found.text.bytes.constData(), int(found.text.bytes.size()), add);
    return found.words;
}

std::vector<WordMatch> WordFinder::matches(const QString &text) const
{
    if (m_phrases.empty())
        return {};
    std::vector<WordMatch> found;
    const std::vector<Word> words = wordsOf(text);
    for (const auto &[wanted, isPrefix] : m_phrases) {
        for (size_t first = 0; first + wanted.size() <= words.size(); ++first) {
            const size_t last = first + wanted.size() - 1;
            const bool begins = std::equal(wanted.begin(), wanted.end() - 1, words.begin() + qsizetype(first),
                                           [](const Word &a, const Word &b) { return a.folded == b.folded; });
            const QByteArray &end = words[last].folded;
            if (begins && (isPrefix ? end.startsWith(wanted.back().folded) : end == wanted.back().folded))
                found.push_back({words[first].place.start, words[last].place.end});
        }
    }
    return found;
}

} // namespace glossator
