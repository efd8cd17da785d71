#pragma once

#include <QString>

namespace glossator {

/// share/glossator beside the folder that holds the running program: the same place in a build folder and in an
/// installation. Needs a QCoreApplication.
[[nodiscard]] QString shippedFolder();

/// The public-domain text that the sample project is made from.
[[nodiscard]] QString sampleTextPath();

/// The handbook's pages, a folder a language.
[[nodiscard]] QString helpFolder();

} // namespace glossator
