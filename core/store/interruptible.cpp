#include "store/interruptible.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

#include <sqlite3.h>

namespace glossator {

namespace {

constexpr int stepsBetweenLooks = 1000; // steps of SQLite's machine: a fraction of a millisecond

int isStopped(void *stop)
{
    return static_cast<std::stop_token *>(stop)->stop_requested() ? 1 : 0;
}

} // namespace

Interruptible::Interruptible(Database &database, std::stop_token stop) : m_database(database), m_stop(std::move(stop))
{
    sqlite3_progress_handler(database.connection().getHandle(), stepsBetweenLooks, isStopped, &m_stop);
}

Interruptible::~Interruptible()
{
    sqlite3_progress_handler(m_database.connection().getHandle(), 0, nullptr, nullptr);
}

} // namespace glossator
