#include "theme/filedialog.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QMimeDatabase>

namespace glossator {

namespace {

class NamesAlone : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;

    [[nodiscard]] QIcon icon(const QFileInfo &file) const override
    {
        if (file.isDir())
            return QFileIconProvider::icon(file);
        const QMimeType kind = kindOf(file);
        return QIcon::fromTheme(kind.iconName(), QIcon::fromTheme(kind.genericIconName(), QFileIconProvider::icon(File)));
    }
    [[nodiscard]] QString type(const QFileInfo &file) const override
    {
        return file.isDir() ? QFileIconProvider::type(file) : kindOf(file).comment();
    }

private:
    static QMimeType kindOf(const QFileInfo &file) { return QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchExtension); }
};

} // namespace

QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    static NamesAlone icons; // dialogs do not own it
    auto *dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    // Soon enough: a dialog learns of files by signals of its thread, after it has returned to the event loop.
    dialog->setIconProvider(&icons);
    return dialog;
}

} // namespace glossator
