#pragma once

#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/unitfilter.h"

namespace glossator {

/// A filter that the project keeps under a name.
struct NamedQueue
{
    QString name;
    UnitFilter filter;

    bool operator==(const NamedQueue &) const = default;
};

/// Thread contract: that of its Database.
class QueueStore
{
public:
    explicit QueueStore(Database &database);

    /// By name.
    [[nodiscard]] Result<std::vector<NamedQueue>> queues() const;
    /// Replaces the one of the same name.
    [[nodiscard]] Result<void> put(const NamedQueue &queue);
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace glossator
