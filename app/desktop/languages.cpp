#include "desktop/languages.h"

#include <QApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace glossator {

namespace {

/// Qt asks for this text to learn the direction of the translated window; naming it here puts it into the translators' files.
[[maybe_unused]] constexpr auto layoutDirection = QT_TRANSLATE_NOOP("QGuiApplication", "QT_LAYOUT_DIRECTION");

constexpr QLatin1StringView english("en");

bool isTranslatedTo(const QString &language)
{
    return QFile::exists(QStringLiteral(":/translations/glossator_%1.qm").arg(language));
}

void install(QApplication &application, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(name, folder))
        QApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QString spokenLanguage(const QStringList &wanted)
{
    for (const QString &tag : wanted) {
        const QString language = QLocale::languageToCode(QLocale(tag).language());
        if (language == english || isTranslatedTo(language))
            return language;
    }
    return english;
}

void installLanguage(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // Not QTranslator::load() by locale: without a file for English, it would go on to the language that the user likes less.
    const QString spoken = spokenLanguage(locale.uiLanguages());
    if (spoken == english)
        return;
    install(application, QStringLiteral("qtbase_") + spoken, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("glossator_") + spoken, QStringLiteral(":/translations"));
}

} // namespace glossator
