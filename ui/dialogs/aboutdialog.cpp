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

/// The models' cards under resources/models tell what they learned from.
QString aboutText()
{
    const QStringList paragraphs{
        AboutDialog::tr("Glossator %1").arg(QCoreApplication::applicationVersion()),
        AboutDialog::tr("A workbench for word senses. Everything runs on this machine; no text leaves it."),
        AboutDialog::tr("Glossator and the parts that training adds to the encoders: Apache License 2.0. Encoders: all-MiniLM-L6-v2 and "
                        "all-mpnet-base-v2, Apache License 2.0. Senses: WordNet 3.0 © Princeton University, WordNet licence."),
        AboutDialog::tr(
            "Both models learned from SemCor (© Princeton University, WordNet licence) and from MASC, texts of the American "
            "National Corpus with senses annotated by Google (CC BY 4.0); the fast one also from WordNet's definitions and from "
            "prose of the Debian packages anarchism, dict-gcide, fortunes and gnucash-docs, each under its own licence."),
        AboutDialog::tr("Built with Qt, libtorch and SQLite."),
    };
    return paragraphs.join(QStringLiteral("\n\n"));
}

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
    text->setText(aboutText());
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
