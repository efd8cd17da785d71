#include "window/welcomepage.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme/appearance.h"
#include "theme/icons.h"
#include "window/actions.h"

namespace glossator {

namespace {

constexpr int pageWidth = 460;
constexpr int logoSize = 56;

} // namespace

WelcomePage::WelcomePage(const Actions &actions, QWidget *parent) : QWidget(parent), m_recent(new QListWidget(this))
{
    setObjectName(QStringLiteral("welcomePage"));
    setAccessibleName(tr("Welcome"));
    auto *logo = new QLabel(this);
    logo->setPixmap(icon(QStringLiteral("glossator")).pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    auto *title = new QLabel(tr("Glossator"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(leadingEdge());
    auto *subtitle = new QLabel(tr("A workbench for word senses"), this);

    auto *heading = new QHBoxLayout;
    auto *names = new QVBoxLayout;
    names->addWidget(title);
    names->addWidget(subtitle);
    heading->addWidget(logo);
    heading->addSpacing(12);
    heading->addLayout(names, 1);

    auto *column = new QWidget(this);
    column->setFixedWidth(pageWidth);
    auto *rows = new QVBoxLayout(column);
    rows->addLayout(heading);
    rows->addSpacing(20);
    rows->addWidget(makeButton(actions.newProject, QStringLiteral("project-new")));
    rows->addWidget(makeButton(actions.openProject, QStringLiteral("project-open")));
    rows->addWidget(makeButton(actions.openSample, QStringLiteral("sample")));
    rows->addSpacing(20);
    rows->addWidget(makeRecentList());

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(2);
}

QWidget *WelcomePage::makeButton(QAction *action, const QString &iconName)
{
    QString text = action->text();
    auto *button = new QPushButton(text, this);
    setButtonIcon(*button, iconName);
    button->setObjectName(QStringLiteral("welcome-") + action->objectName());
    button->setAccessibleName(text.remove(u'&'));
    button->setMinimumHeight(36);
    button->setIconSize({20, 20});
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QWidget *WelcomePage::makeRecentList()
{
    auto *box = new QWidget(this);
    box->setObjectName(QStringLiteral("recentBox"));
    auto *title = new QLabel(tr("Recent projects"), box);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_recent->setObjectName(QStringLiteral("recentProjects"));
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_recent->setSpacing(2);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT projectChosen(item->data(Qt::UserRole).toString()); });
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_recent);
    return box;
}

void WelcomePage::setRecentProjects(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        auto *item = new QListWidgetItem(
            tr("%1 (%2)", "project, folder").arg(file.completeBaseName(), QDir::toNativeSeparators(file.path())), m_recent);
        item->setData(Qt::UserRole, path);
        item->setToolTip(QDir::toNativeSeparators(path));
    }
    m_recent->parentWidget()->setVisible(!paths.isEmpty());
}

} // namespace glossator
