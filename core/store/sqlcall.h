#pragma once

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <type_traits>

#include "base/result.h"
#include "store/database.h"

namespace glossator {

/// What SQLite reported without a Database, in the program's terms. subject: the project's path.
[[nodiscard]] Error storeError(const SQLite::Exception &exception, const QString &path);

[[nodiscard]] inline Error damaged(const Database &database, const QString &detail)
{
    return {ErrorCode::ProjectDamaged, database.path(), 0, detail};
}

/// Runs a function that talks to SQLite; exceptions stop here. The function may return a plain value or a Result.
template <typename Function>
AsResult<std::invoke_result_t<Function>> sqlCall(const Database &database, Function &&function)
{
    try {
        return resultOf(function);
    } catch (const SQLite::Exception &exception) {
        return database.errorFrom(exception);
    }
}

/// A use of one of the connection's prepared statements. The destructor resets it: one that stays open keeps the log
/// file from being taken over into the project file. The same SQL must not be in use twice at a time.
class Query
{
public:
    Query(Database &database, const char *sql) : m_statement(database.statement(sql)) {}
    ~Query() { m_statement.tryReset(); }
    Q_DISABLE_COPY_MOVE(Query)

    /// Binds values to ?1, ?2, …
    template <typename... Values>
    Query &bind(const Values &...values)
    {
        m_bound = 0;
        return bindNext(values...);
    }
    /// Binds values to the parameters behind the last one bound.
    template <typename... Values>
    Query &bindNext(const Values &...values)
    {
        (bindAt(++m_bound, values), ...);
        return *this;
    }
    bool next() { return m_statement.executeStep(); }
    /// Runs to the end and makes the statement ready for the next values.
    int execute()
    {
        const int changed = m_statement.exec();
        m_statement.reset();
        m_bound = 0;
        return changed;
    }

    [[nodiscard]] qint64 number(int column) { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] double real(int column) { return m_statement.getColumn(column).getDouble(); }
    [[nodiscard]] bool isNull(int column) { return m_statement.getColumn(column).isNull(); }
    [[nodiscard]] QString text(int column)
    {
        const SQLite::Column value = m_statement.getColumn(column);
        const char *data = value.getText();
        return QString::fromUtf8(data, value.getBytes());
    }
    [[nodiscard]] QByteArray blob(int column)
    {
        const SQLite::Column value = m_statement.getColumn(column);
        const void *data = value.getBlob();
        return {static_cast<const char *>(data), value.getBytes()};
    }

private:
    void bindAt(int index, qint64 value) { m_statement.bind(index, int64_t(value)); }
    void bindAt(int index, int value) { m_statement.bind(index, value); }
    void bindAt(int index, bool value) { m_statement.bind(index, value ? 1 : 0); }
    void bindAt(int index, double value) { m_statement.bind(index, value); }
    void bindAt(int index, const QString &value) { m_statement.bind(index, value.toStdString()); }
    void bindAt(int index, const QByteArray &value) { m_statement.bind(index, value.constData(), int(value.size())); }
    void bindAt(int index, std::nullptr_t) { m_statement.bind(index); }
    template <typename Value>
    void bindAt(int index, const std::optional<Value> &value)
    {
        if (value)
            bindAt(index, *value);
        else
            bindAt(index, nullptr);
    }

    SQLite::Statement &m_statement;
    int m_bound = 0;
};

} // namespace glossator
