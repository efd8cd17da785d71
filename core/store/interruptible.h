#pragma once

#include <stop_token>

#include "store/database.h"

namespace glossator {

/// While it lives, statements of this connection end early with the error Cancelled once a stop is requested.
class Interruptible
{
public:
    Interruptible(Database &database, std::stop_token stop);
    ~Interruptible();
    Q_DISABLE_COPY_MOVE(Interruptible)

private:
    Database &m_database;
    std::stop_token m_stop;
};

} // namespace glossator
