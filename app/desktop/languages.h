#pragma once

#include <QString>

class QApplication;

namespace glossator {

/// Installs the translators of a language ("ar"; empty: the system's) and makes it the locale for numbers and dates. English, the
/// language of the sources, needs none. The layout's direction follows the language.
void installLanguage(QApplication &application, const QString &language);

} // namespace glossator
