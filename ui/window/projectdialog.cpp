#include "window/projectdialog.h"

#include <QCoreApplication>
#include <QFileDialog>

#include "theme/filedialog.h"
#include "window/preferences.h"

namespace glossator {

namespace {

struct ProjectDialog
{
    Q_DECLARE_TR_FUNCTIONS(glossator::ProjectDialog)
};

} // namespace

QFileDialog *makeProjectDialog(const QString &title, QWidget *window)
{
    auto *dialog = makeFileDialog(window, title, Preferences().folder(), ProjectDialog::tr("Glossator projects (*.%1)").arg(projectSuffix));
    dialog->setObjectName(QStringLiteral("projectDialog"));
    dialog->setDefaultSuffix(projectSuffix);
    return dialog;
}

} // namespace glossator
