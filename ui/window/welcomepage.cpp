#include "window/welcomepage.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include "theme/appearance.h"
#include "theme/icons.h"
#include "window/actions.h"

namespace glossator {

namespace {

constexpr int pageLetters = 105; ///< wide
constexpr int logoSize = 56;

} // namespace

WelcomePage::WelcomePage(const Actions &actions, QWidget *parent) :
    QWidget(parent),
    m_column(new QWidget(this)),
    m_title(new QLabel(tr("Glossator"), this)),
    m_recent(new QTreeView(this)),
    m_remove(new QPushButton(tr("Remove from the list"), this))
{
    setObjectName(QStringLiteral("welcomePage"));
    setAccessibleName(tr("Welcome"));
    auto *logo = new QLabel(this);
    logo->setPixmap(icon(QStringLiteral("glossator")).pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    m_title->setObjectName(QStringLiteral("welcomeTitle"));
    m_title->setAlignment(leadingEdge());
    followFont();
    auto *subtitle = new QLabel(tr("A workbench for word senses"), this);

    auto *heading = new QHBoxLayout;
    auto *names = new QVBoxLayout;
    names->addWidget(m_title);
    names->addWidget(subtitle);
    heading->addWidget(logo);
    heading->addSpacing(12);
    heading->addLayout(names, 1);

    auto *rows = new QVBoxLayout(m_column);
    rows->addLayout(heading);
    rows->addSpacing(20);
    QWidget *previous = nullptr;
    for (const auto &[action, iconName] :
         {std::pair{actions.newProject, QStringLiteral("project-new")}, std::pair{actions.openProject, QStringLiteral("project-open")},
          std::pair{actions.openSample, QStringLiteral("sample")}}) {
        QWidget *button = makeButton(action, iconName);
        rows->addWidget(button);
        if (previous)
            QWidget::setTabOrder(previous, button);
        previous = button;
    }
    rows->addSpacing(20);
    rows->addWidget(makeRecentList());
    QWidget::setTabOrder(previous, m_recent);
    QWidget::setTabOrder(m_recent, m_remove);

    // As wide as it may be, also narrower in a small window; what is left goes to the sides.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(2);
}

void WelcomePage::followFont()
{
    m_title->setFont(headlineFont(font(), 2));
    m_column->setMaximumWidth(widthOfLetters(pageLetters, font()));
}

void WelcomePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

QWidget *WelcomePage::makeButton(QAction *action, const QString &iconName)
{
    // The menu bar has the letters that go with Alt.
    const QString text = action->text().remove(u'&');
    auto *button = new QPushButton(text, this);
    setButtonIcon(*button, iconName);
    button->setObjectName(QStringLiteral("welcome-") + action->objectName());
    button->setAccessibleName(text);
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
    m_recent->setModel(&m_projects);
    m_recent->setRootIsDecorated(false);
    m_recent->setUniformRowHeights(true);
    m_recent->setAllColumnsShowFocus(true);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->header()->setStretchLastSection(false);
    for (int column = 0; column < RecentProjectsModel::columns; ++column)
        m_recent->header()->setSectionResizeMode(
            column, column == RecentProjectsModel::FolderColumn ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    m_remove->setObjectName(QStringLiteral("removeRecent"));
    m_remove->setEnabled(false);
    connect(m_recent, &QTreeView::activated, this, [this] { Q_EMIT projectChosen(currentPath()); });
    connect(m_recent->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_remove->setEnabled(!currentPath().isEmpty()); });
    connect(m_remove, &QPushButton::clicked, this, &WelcomePage::removeCurrent);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_recent);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &WelcomePage::removeCurrent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_recent);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    return box;
}

QString WelcomePage::currentPath() const
{
    return m_recent->currentIndex().data(RecentProjectsModel::PathRole).toString();
}

void WelcomePage::removeCurrent()
{
    if (const QString path = currentPath(); !path.isEmpty())
        Q_EMIT removeRequested(path);
}

void WelcomePage::setRecentProjects(const std::vector<RecentProjectsModel::Row> &projects)
{
    m_projects.setProjects(projects);
    m_remove->setEnabled(false);
    m_recent->parentWidget()->setVisible(!projects.empty());
}

void WelcomePage::setSummary(const QString &path, const Result<ProjectSummary> &summary)
{
    m_projects.setSummary(path, summary);
}

} // namespace glossator
