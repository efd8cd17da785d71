#pragma once

#include <QString>
#include <QStringList>

class QApplication;

namespace glossator {

/// Installs the translators of a language ("ar"; empty: the system's) and makes it the locale for numbers and dates. English, the
/// language of the sources, needs none. The layout's direction follows the language.
void installLanguage(QApplication &application, const QString &language);

/// The code of the first of these languages that the program speaks; English when it speaks none of them.
/// wanted: tags such as "en-GB" or "ar", as QLocale::uiLanguages() has them.
[[nodiscard]] QString spokenLanguage(const QStringList &wanted);

} // namespace glossator
