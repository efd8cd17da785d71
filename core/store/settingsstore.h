#pragma once

#include <QString>

#include "base/result.h"
#include "store/database.h"

namespace glossator {

/// Names and values that belong to a project: "annotator", "inventory", "session/document", ….
class SettingsStore
{
public:
    explicit SettingsStore(Database &database);

    [[nodiscard]] Result<QString> value(const QString &name, const QString &fallback = {}) const;
    [[nodiscard]] Result<void> setValue(const QString &name, const QString &value);

private:
    Database &m_database;
};

} // namespace glossator
