#include <QApplication>
#include <QStandardItemModel>
#include <QTest>

#include "theme/keyworddelegate.h"

using namespace glossator;

namespace {

constexpr int role = Qt::UserRole;

class OpenDelegate : public KeywordDelegate
{
public:
    OpenDelegate() : KeywordDelegate(role, nullptr) {}

    [[nodiscard]] QString shown(const QStringList &parts, int width) const
    {
        QStandardItemModel model;
        auto *item = new QStandardItem(parts.join(u' '));
        item->setData(parts, role);
        model.appendRow(item);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, 30);
        initStyleOption(&option, model.index(0, 0));
        return option.text;
    }
};

} // namespace

class KeywordDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheWordInView_data();
    void keepsTheWordInView();
    void keepsTheDirectionOfTheText();
    void leavesOtherItemsAlone();
};

void KeywordDelegateTest::keepsTheWordInView_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {2000, 400, 300, 200})
        QTest::addRow("%d", width) << width;
}

void KeywordDelegateTest::keepsTheWordInView()
{
    QFETCH(int, width);
    const QStringList parts{QStringLiteral("… all of the words that are before it"), QStringLiteral("[bank]"),
                            QStringLiteral("of the river and what else there is …")};
    const QString shown = OpenDelegate().shown(parts, width);
    const qsizetype word = shown.indexOf(parts[1]);
    QVERIFY2(word > 0, qPrintable(shown));
    QVERIFY(QFontMetrics(QApplication::font()).horizontalAdvance(shown) <= width);
    // What is left stands beside it.
    if (width > 250) {
        QVERIFY2(shown.first(word).endsWith(QStringLiteral("it ")), qPrintable(shown));
        QVERIFY2(shown.sliced(word).startsWith(QStringLiteral("[bank] of")), qPrintable(shown));
    }
    QCOMPARE(shown == parts.join(u' '), width == 2000);
    // A short side leaves its room to the other one.
    const QString oneSided = OpenDelegate().shown({QStringLiteral("the"), parts[1], parts[2].repeated(5)}, width);
    QVERIFY2(oneSided.startsWith(QStringLiteral("the [bank] of")), qPrintable(oneSided));
}

void KeywordDelegateTest::keepsTheDirectionOfTheText()
{
    const QStringList arabic{QString::fromUtf8("هذا"), QString::fromUtf8("[كتاب]"), QString::fromUtf8("قديم …")};
    QCOMPARE(OpenDelegate().shown(arabic, 2000), u'\u2068' + arabic.join(u' ') + u'\u2069');
}

void KeywordDelegateTest::leavesOtherItemsAlone()
{
    QCOMPARE(OpenDelegate().shown({QString(), QString(), QStringLiteral("(document removed)")}, 20).trimmed(),
             QStringLiteral("(document removed)"));
    QCOMPARE(OpenDelegate().shown({QStringLiteral("text")}, 20), QStringLiteral("text"));
}

QTEST_MAIN(KeywordDelegateTest)
#include "tst_keyworddelegate.moc"
