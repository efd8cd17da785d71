#include "dialogs/aboutdialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme/appearance.h"
#include "theme/icons.h"

namespace glossator {

namespace {

constexpr int logoSize = 64;
constexpr int textLetters = 69; ///< wide

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Glossator"));
    auto *logo = new QLabel(this);
    logo->setPixmap(icon(QStringLiteral("glossator")).pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    logo->setAlignment(Qt::AlignTop);
    auto *text = new QLabel(this);
    text->setObjectName(QStringLiteral("aboutText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(widthOfLetters(textLetters, font()));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setText(tr("Glossator %1\n\nA workbench for word senses. Everything runs on this machine; no text leaves it.\n\n"
                     "Senses: WordNet 3.0 © Princeton University. Encoder: all-MiniLM-L6-v2, Apache License 2.0. "
                     "Training data: SemCor. Built with Qt, libtorch and SQLite.")
                      .arg(QCoreApplication::applicationVersion()));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *row = new QHBoxLayout;
    row->addWidget(logo);
    row->addSpacing(12);
    row->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(buttons);
}

} // namespace glossator
