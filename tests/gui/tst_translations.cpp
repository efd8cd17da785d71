#include <QApplication>
#include <QDomDocument>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextLayout>
#include <QTranslator>

#include <algorithm>

#include "desktop/languages.h"
#include "messages/pathtext.h"
#include "theme/appearance.h"

using namespace glossator;

/// Each language of translations/ has every text of the program, finished, with the placeholders of the source.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void isComplete_data();
    void isComplete();
    void keepsPlaceholders_data();
    void keepsPlaceholders();
    void mirrorsTheLayout();
    void speaksTheFirstLanguageThereIs_data();
    void speaksTheFirstLanguageThereIs();
    void installsArabicAndNothingForEnglish();
    void keepsArabicLettersJoined();
    void pathsGoFromLeftToRight();

private:
    const QLocale m_english;
};

namespace {

const QString sources = QStringLiteral(GLOSSATOR_SOURCES);

void languages()
{
    QTest::addColumn<QString>("file");
    const QDir folder(sources + QStringLiteral("/translations"));
    for (const QString &name : folder.entryList({QStringLiteral("*.ts")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations;
    bool finished = true;

    [[nodiscard]] QString key() const { return context + u'\n' + source + u'\n' + comment; }
};

std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    QDomDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file))
        return {};
    std::vector<Message> messages;
    const QDomNodeList elements = document.elementsByTagName(QStringLiteral("message"));
    for (int i = 0; i < elements.size(); ++i) {
        const QDomElement element = elements.at(i).toElement();
        const QDomElement translation = element.firstChildElement(QStringLiteral("translation"));
        const QString type = translation.attribute(QStringLiteral("type"));
        if (type == QLatin1StringView("vanished") || type == QLatin1StringView("obsolete"))
            continue;
        const auto text = [&element](const QString &name) { return element.firstChildElement(name).text(); };
        messages.push_back({element.parentNode().firstChildElement(QStringLiteral("name")).text(),
                            text(QStringLiteral("source")),
                            text(QStringLiteral("comment")),
                            {translation.text()},
                            type != QLatin1StringView("unfinished") && !translation.text().isEmpty()});
    }
    return messages;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?\\d|%n"));
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    return found;
}

} // namespace

void TranslationsTest::isComplete_data()
{
    languages();
}

void TranslationsTest::isComplete()
{
    QFETCH(QString, file);
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("updated.ts"));
    QVERIFY(QFile::copy(file, copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.start(QStringLiteral(GLOSSATOR_LUPDATE),
                  {sources + QStringLiteral("/ui"), sources + QStringLiteral("/app"), QStringLiteral("-extensions"),
                   QStringLiteral("cpp,h"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-disable-heuristic"),
                   QStringLiteral("similartext"), QStringLiteral("-disable-heuristic"), QStringLiteral("sametext"), QStringLiteral("-ts"),
                   copy});
    QVERIFY(lupdate.waitForFinished(100'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const auto updated = messagesOf(copy);
    QVERIFY(updated.size() > 200);
    QStringList missing;
    for (const Message &message : updated) {
        if (!message.finished)
            missing.append(message.key());
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("\n---\n"))));
    // Nothing is left over from texts that are gone.
    QCOMPARE(messagesOf(file).size(), updated.size());
}

void TranslationsTest::keepsPlaceholders_data()
{
    languages();
}

void TranslationsTest::keepsPlaceholders()
{
    QFETCH(QString, file);
    for (const Message &message : messagesOf(file)) {
        for (const QString &translation : message.translations)
            QVERIFY2(placeholdersOf(translation) == placeholdersOf(message.source), qPrintable(message.key()));
    }
}

void TranslationsTest::mirrorsTheLayout()
{
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
    QTranslator arabic;
    QVERIFY(arabic.load(QStringLiteral(":/translations/glossator_ar.qm")));
    QApplication::installTranslator(&arabic);
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    QApplication::removeTranslator(&arabic);
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
}

/// The lists are those that Qt 6.4 makes of LANGUAGE.
void TranslationsTest::speaksTheFirstLanguageThereIs_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("spoken");
    const auto row = [](const char *name, const char *wanted, const char *spoken) {
        QTest::newRow(name) << QString::fromLatin1(wanted) << QString::fromLatin1(spoken);
    };
    row("en_US:ar", "en-US en-Latn-US en ar ar-Arab-EG ar-EG", "en");
    row("ar:en", "ar ar-Arab-EG ar-EG en en-Latn-US en-US", "ar");
    row("de:en:ar", "de de-Latn-DE de-DE en en-Latn-US en-US ar ar-Arab-EG ar-EG", "en");
    row("de:en_GB:ar", "de de-Latn-DE de-DE en-GB en-Latn-GB ar ar-Arab-EG ar-EG", "en");
    row("de:ar", "de de-Latn-DE de-DE ar ar-Arab-EG ar-EG", "ar");
    row("ar_EG", "ar-EG ar-Arab-EG ar", "ar");
    row("de", "de de-Latn-DE de-DE", "en");
    row("C", "C", "en");
}

void TranslationsTest::speaksTheFirstLanguageThereIs()
{
    QFETCH(QString, wanted);
    QFETCH(QString, spoken);
    QCOMPARE(spokenLanguage(wanted.split(u' ')), spoken);
}

void TranslationsTest::installsArabicAndNothingForEnglish()
{
    installLanguage(*qApp, QStringLiteral("en"));
    QVERIFY(qApp->findChildren<QTranslator *>().isEmpty());
    installLanguage(*qApp, QStringLiteral("ar"));
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    qDeleteAll(qApp->findChildren<QTranslator *>());
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
}

/// Where a letter goes with Alt, too.
void TranslationsTest::keepsArabicLettersJoined()
{
    QLocale::setDefault(QLocale(QStringLiteral("ar")));
    applyAppearance(Appearance::Light);
    QLineEdit field;
    const auto picture = [&field](const QString &text) {
        QLabel label(text);
        label.setBuddy(&field);
        label.setFixedSize(200, 40);
        return label.grab().toImage();
    };
    QCOMPARE(picture(QStringLiteral("الصي&غة")), picture(QStringLiteral("الصيغة")));
    QVERIFY(picture(QStringLiteral("الصيغة")) != picture(QString()));
}

/// Within Arabic, also through an Arabic folder.
void TranslationsTest::pathsGoFromLeftToRight()
{
    QLocale::setDefault(QLocale(QStringLiteral("ar")));
    const QString text = QStringLiteral("المجلد: ") + messages::pathText(QStringLiteral("/var/tmp/مشروع/x"));
    QTextLayout layout(text);
    layout.setTextOption(QTextOption(Qt::AlignRight));
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    QList<qreal> slashes;
    for (qsizetype at = text.indexOf(u'/'); at >= 0; at = text.indexOf(u'/', at + 1))
        slashes.append(line.cursorToX(int(at)));
    QCOMPARE(slashes.size(), 4);
    QVERIFY(std::ranges::is_sorted(slashes));
    QCOMPARE(text.count(u'\u2066'), 1);
    QLocale::setDefault(m_english);
    QCOMPARE(messages::pathText(QStringLiteral("/var/tmp")), QStringLiteral("/var/tmp"));
}

void TranslationsTest::cleanup()
{
    QLocale::setDefault(m_english);
}

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
