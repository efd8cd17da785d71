#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

#include "models/senselistmodel.h"
#include "panes/senses/sensedelegate.h"

using namespace glossator;

class SenseDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greysWhatIsOutsideTheSet();
    void neverGreysWhatIsChosen();

private:
    [[nodiscard]] static QImage painted(bool inSet, bool chosen);
};

QImage SenseDelegateTest::painted(bool inSet, bool chosen)
{
    QStandardItemModel model(1, 1);
    const QModelIndex index = model.index(0, 0);
    model.setData(index, QStringLiteral("bank, money box"));
    model.setData(index, QStringLiteral("a container for coins"), SenseListModel::GlossRole);
    model.setData(index, QStringLiteral("1"), SenseListModel::KeyCapRole);
    model.setData(index, 0.03, SenseListModel::ProbabilityRole);
    model.setData(index, inSet, SenseListModel::InSetRole);
    model.setData(index, chosen, SenseListModel::ChosenRole);
    QImage image(300, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    const SenseDelegate delegate(nullptr);
    delegate.paint(&painter, option, index);
    return image;
}

void SenseDelegateTest::greysWhatIsOutsideTheSet()
{
    QVERIFY(painted(true, false) != painted(false, false));
}

void SenseDelegateTest::neverGreysWhatIsChosen()
{
    QCOMPARE(painted(false, true), painted(true, true));
}

QTEST_MAIN(SenseDelegateTest)
#include "tst_sensedelegate.moc"
