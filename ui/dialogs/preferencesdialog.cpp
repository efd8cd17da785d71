#include "dialogs/preferencesdialog.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "dialogs/keyspage.h"
#include "messages/percenttext.h"
#include "theme/appearance.h"

namespace glossator {

namespace {

QLabel *noteLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setAlignment(leadingEdge());
    return label;
}

QSpinBox *percentBox(const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setSuffix(messages::percentSuffix());
    box->setSingleStep(10);
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Choices &choices, QWidget *parent) :
    QDialog(parent),
    m_pages(new QTabWidget(this)),
    m_device(new QComboBox(this)),
    m_deviceNote(noteLabel({}, this)),
    m_chosenDevice(choices.device)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    resize(620, 600);
    m_pages->setObjectName(QStringLiteral("preferencesPages"));
    m_pages->setAccessibleName(tr("Pages of the preferences"));
    m_pages->tabBar()->setAccessibleName(tr("Pages of the preferences"));
    m_pages->addTab(makeViewPage(choices), tr("&View"));
    m_pages->addTab(makeModelPage(choices), tr("&Model"));
    m_pages->addTab(new KeysPage(choices.shortcuts, m_pages), tr("&Keyboard"));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("preferencesClose"));
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
}

void PreferencesDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
}

QComboBox *PreferencesDialog::makeBox(QActionGroup &group, const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    const QList<QAction *> actions = group.actions();
    for (const QAction *action : actions)
        box->addItem(action->text().remove(u'&'));
    box->setCurrentIndex(int(actions.indexOf(group.checkedAction())));
    connect(box, &QComboBox::activated, &group, [&group](int row) { group.actions().at(row)->trigger(); });
    return box;
}

QWidget *PreferencesDialog::makeViewPage(const Choices &choices)
{
    constexpr int smallestZoom = 50;
    constexpr int largestZoom = 400;
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Theme"), makeBox(choices.appearances, QStringLiteral("preferencesTheme")));
    form->addRow(tr("Colours of &confidence"), makeBox(choices.tints, QStringLiteral("preferencesTints")));
    form->addRow(tr("&Language"), makeBox(choices.languages, QStringLiteral("preferencesLanguage")));
    form->addRow(QString(), noteLabel(tr("Another language shows when Glossator starts the next time."), page));

    QSpinBox *font = percentBox(QStringLiteral("preferencesFont"), page);
    font->setRange(80, 250);
    font->setValue(choices.fontPercent);
    connect(font, &QSpinBox::valueChanged, this, &PreferencesDialog::fontPercentChosen);
    form->addRow(tr("Size of me&nus and panes"), font);
    QSpinBox *zoom = percentBox(QStringLiteral("preferencesZoom"), page);
    zoom->setRange(smallestZoom, largestZoom);
    zoom->setValue(100 + 10 * choices.textZoom);
    connect(zoom, &QSpinBox::valueChanged, this, [this](int percent) { Q_EMIT textZoomChosen((percent - 100) / 10); });
    form->addRow(tr("Size of the te&xt"), zoom);
    return page;
}

QWidget *PreferencesDialog::makeModelPage(const Choices &choices)
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_device->setObjectName(QStringLiteral("preferencesDevice"));
    m_device->addItem(tr("Automatic: a graphics card where there is one"), QStringLiteral("auto"));
    m_device->addItem(tr("Processor (CPU)"), QStringLiteral("cpu"));
    m_device->addItem(tr("Graphics card (CUDA)"), QStringLiteral("cuda"));
    // "cuda:1" and the like, from the command line.
    if (m_device->findData(m_chosenDevice) < 0)
        m_device->addItem(m_chosenDevice, m_chosenDevice);
    m_device->setCurrentIndex(m_device->findData(m_chosenDevice));
    connect(m_device, &QComboBox::activated, this, [this, problemOf = choices.deviceProblem] { chooseDevice(problemOf); });
    form->addRow(tr("&Device"), m_device);
    m_deviceNote->setObjectName(QStringLiteral("preferencesDeviceNote"));
    m_deviceNote->setText(tr("Another device is used from the next project on that you open."));
    form->addRow(QString(), m_deviceNote);
    return page;
}

void PreferencesDialog::chooseDevice(const std::function<QString(const QString &)> &problemOf)
{
    const QString device = m_device->currentData().toString();
    const QString problem = problemOf(device);
    if (!problem.isEmpty()) {
        m_device->setCurrentIndex(m_device->findData(m_chosenDevice));
        m_deviceNote->setText(problem);
        return;
    }
    m_chosenDevice = device;
    m_deviceNote->setText(tr("Another device is used from the next project on that you open."));
    Q_EMIT deviceChosen(device);
}

} // namespace glossator
