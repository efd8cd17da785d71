#include "dialogs/repair/repairdialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "dialogs/repair/tokenstrip.h"
#include "models/repairtext.h"
#include "theme/appearance.h"

namespace glossator {

namespace {

constexpr std::array wordClasses{WordClass::Noun, WordClass::Verb, WordClass::Adjective, WordClass::Adverb};

QString offerText(const UnitReading &reading)
{
    return RepairDialog::tr("%1 (%2)", "lemma and part of speech")
        .arg(RepairText::lemmaName(reading.lemma), RepairText::wordClassName(reading.wordClass));
}

QLabel *textLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(leadingEdge());
    return label;
}

} // namespace

RepairDialog::RepairDialog(std::unique_ptr<RepairEditor> editor, QWidget *parent) : QDialog(parent), m_editor(std::move(editor))
{
    setObjectName(QStringLiteral("repairDialog"));
    setWindowTitle(tr("Repair the sentence"));
    auto *hint = textLabel(QStringLiteral("repairHint"), this);
    hint->setText(
        tr("Space splits a token at the caret, Backspace joins it with the one before; Shift and arrows choose words, Ctrl and arrows go "
           "to others that Ctrl and Space or a click adds, M makes them a unit, N, V, A and R set its part of speech, L goes to the lemma. "
           "Enter applies all, Esc nothing."));
    m_message = textLabel(QStringLiteral("repairMessage"), this);
    m_message->setAccessibleName(tr("Changes"));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(QStringLiteral("repairApply"));
    apply->setDefault(true);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("repairCancel"));
    cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &RepairDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(makeStrip(), 1);
    layout->addWidget(makeTools());
    layout->addWidget(makeWord());
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    connect(m_editor.get(), &RepairEditor::changed, this, &RepairDialog::follow);
    connect(m_editor.get(), &RepairEditor::refused, m_message, &QLabel::setText);
    follow();
    resize(860, 520);
    m_strip->setFocus();
}

RepairDialog::~RepairDialog()
{
    m_lemma->disconnect(this); // it still says that editing is finished when it loses the focus
}

QWidget *RepairDialog::makeStrip()
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_strip = new TokenStrip(*m_editor, area);
    area->setWidget(m_strip);
    connect(m_strip, &TokenStrip::caretMoved, area, [area](const QRect &around) {
        area->ensureVisible(around.center().x(), around.top(), 0, 0);
        area->ensureVisible(around.center().x(), around.bottom(), 0, 0);
    });
    return area;
}

QToolButton *RepairDialog::makeTool(const QString &name, const QString &text, const QString &tip, void (RepairEditor::*change)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, m_editor.get(), change);
    return button;
}

QWidget *RepairDialog::makeTools()
{
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    const QString key = tr("%1 (%2)", "what a button does and its key");
    for (QToolButton *button :
         {makeTool(QStringLiteral("repairSplitToken"), tr("Split token"), key.arg(tr("At the caret"), tr("Space")),
                   &RepairEditor::splitToken),
          makeTool(QStringLiteral("repairJoin"), tr("Join"),
                   key.arg(tr("With the token before; at the beginning, with the sentence before"), tr("Backspace")),
                   &RepairEditor::joinBackwards),
          makeTool(QStringLiteral("repairSplitSentence"), tr("Split sentence"), key.arg(tr("Before the token"), tr("Shift+Enter")),
                   &RepairEditor::splitSentence),
          makeTool(QStringLiteral("repairMakeUnit"), tr("Make unit"), key.arg(tr("Of the chosen words"), tr("M")), &RepairEditor::makeUnit),
          makeTool(QStringLiteral("repairBreakUp"), tr("Break up"), key.arg(tr("Into its words"), tr("B")), &RepairEditor::breakUpUnit),
          makeTool(QStringLiteral("repairRemoveUnit"), tr("Remove unit"), key.arg(tr("There is nothing to decide then"), tr("Delete")),
                   &RepairEditor::removeUnit),
          makeTool(QStringLiteral("repairUndo"), tr("Back"), key.arg(tr("Takes the last change back"), tr("Ctrl+Z")), &RepairEditor::undo)})
        row->addWidget(button);
    row->addStretch(1);
    return tools;
}

QWidget *RepairDialog::makeWord()
{
    auto *group = new QWidget(this);
    m_word = textLabel(QStringLiteral("repairWord"), group);
    m_lemma = new QLineEdit(group);
    m_lemma->setObjectName(QStringLiteral("repairLemma"));
    m_lemma->setAccessibleName(tr("Lemma"));
    m_class = new QComboBox(group);
    m_class->setObjectName(QStringLiteral("repairClass"));
    m_class->setAccessibleName(tr("Part of speech"));
    m_senses = textLabel(QStringLiteral("repairSenses"), group);
    m_senses->setAccessibleName(tr("Senses of the lemma"));
    m_offers = new QStringListModel(this);
    auto *completer = new QCompleter(m_offers, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->popup()->setObjectName(QStringLiteral("repairOffers"));
    m_lemma->setCompleter(completer);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
        if (index.row() < 0 || index.row() >= int(m_offered.size()))
            return;
        const UnitReading reading = m_offered[size_t(index.row())];
        // Not before the line edit has taken the completion's text.
        QMetaObject::invokeMethod(
            this,
            [this, reading] {
                m_lemma->setText(RepairText::lemmaName(reading.lemma));
                m_editor->setReading(reading);
                follow();
            },
            Qt::QueuedConnection);
    });
    connect(m_lemma, &QLineEdit::textEdited, this, &RepairDialog::offer);
    connect(m_lemma, &QLineEdit::editingFinished, this, &RepairDialog::commitLemma);
    connect(m_class, &QComboBox::activated, this, &RepairDialog::chooseClass);
    connect(m_strip, &TokenStrip::lemmaRequested, m_lemma, [this] {
        m_lemma->setFocus();
        m_lemma->selectAll();
        offer({});
    });
    auto *form = new QFormLayout(group);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Word:"), m_word);
    auto *fields = new QHBoxLayout;
    fields->addWidget(m_lemma, 2);
    fields->addWidget(m_class, 1);
    auto *label = new QLabel(tr("&Lemma and part of speech:"), group);
    label->setBuddy(m_lemma);
    form->addRow(label, fields);
    form->addRow(tr("Senses:"), m_senses);
    return group;
}

void RepairDialog::follow()
{
    const RepairEditor::Caret &caret = m_editor->caret();
    const Sentence &sentence = m_editor->sentences()[size_t(caret.sentence)].sentence;
    const int unit = m_editor->currentUnit();
    const bool hasToken = caret.token < int(sentence.tokens.size());
    m_word->setText(unit >= 0      ? formOf(sentence, sentence.units[size_t(unit)].tokens)
                        : hasToken ? tr("%1 (no unit: M makes one)").arg(sentence.form(caret.token).toString())
                                   : QString());
    m_lemma->setEnabled(unit >= 0);
    const QString lemma = unit >= 0 ? sentence.units[size_t(unit)].lemma
        : hasToken                  ? sentence.tokens[size_t(caret.token)].lemma
                                    : QString();
    if (normalisedLemma(m_lemma->text()) != lemma)
        m_lemma->setText(RepairText::lemmaName(lemma));
    fillClasses();
    showSenses();
    const std::vector<RepairChange> changes = m_editor->changes();
    m_message->setText(changes.empty() ? tr("Nothing is changed yet.") : tr("Changes: %1").arg(RepairText::describe(changes)));
}

/// A unit is of one of the classes that have senses; a token without one can be anything.
void RepairDialog::fillClasses()
{
    const RepairEditor::Caret &caret = m_editor->caret();
    const Sentence &sentence = m_editor->sentences()[size_t(caret.sentence)].sentence;
    const int unit = m_editor->currentUnit();
    m_class->clear();
    m_class->setEnabled(sentence.analysed && caret.token < int(sentence.tokens.size()));
    if (!m_class->isEnabled())
        return;
    UniversalTag now{};
    if (unit >= 0) {
        for (const WordClass wordClass : wordClasses)
            m_class->addItem(RepairText::wordClassName(wordClass), int(tagOf(wordClass)));
        now = tagOf(sentence.units[size_t(unit)].wordClass);
    } else {
        for (int tag = 0; tag < universalTagCount; ++tag)
            m_class->addItem(RepairText::tagName(UniversalTag(tag)), tag);
        now = sentence.tokens[size_t(caret.token)].tag;
    }
    m_class->setCurrentIndex(m_class->findData(int(now)));
}

void RepairDialog::showSenses()
{
    const Inventory *inventory = m_editor->inventory();
    if (!m_lemma->isEnabled() || !inventory) {
        m_senses->setText(m_lemma->isEnabled() ? tr("Not known while no inventory is loaded.") : tr("None: this is no unit."));
        return;
    }
    WordClass wordClass{};
    if (!wordClassOf(UniversalTag(m_class->currentData().toInt()), &wordClass))
        return;
    const auto senses = inventory->candidates(normalisedLemma(m_lemma->text(), wordClass, *inventory), wordClass);
    if (senses.empty()) {
        m_senses->setText(tr("Not in the lexicon as a %1").arg(RepairText::wordClassName(wordClass)));
        return;
    }
    const QString first = inventory->synset(inventory->sense(senses.front()).synset).gloss;
    m_senses->setText(senses.size() == 1
                          ? tr("One: %1", "the only sense of a lemma").arg(first)
                          : tr("%1, the first: %2", "how many senses").arg(locale().toString(qulonglong(senses.size())), first));
}

void RepairDialog::offer(const QString &typed)
{
    m_offered = m_editor->suggestions(typed);
    constexpr size_t most = 30;
    m_offered.resize(std::min(m_offered.size(), most));
    QStringList texts;
    for (const UnitReading &reading : m_offered)
        texts.append(offerText(reading));
    m_offers->setStringList(texts);
    if (m_lemma->hasFocus() && !texts.isEmpty())
        m_lemma->completer()->complete();
    showSenses();
}

void RepairDialog::commitLemma()
{
    if (!m_lemma->isEnabled() || m_lemma->completer()->popup()->isVisible())
        return;
    WordClass wordClass{};
    if (wordClassOf(UniversalTag(m_class->currentData().toInt()), &wordClass))
        m_editor->setReading({m_lemma->text(), wordClass});
}

void RepairDialog::chooseClass(int index)
{
    const auto tag = UniversalTag(m_class->itemData(index).toInt());
    WordClass wordClass{};
    if (m_editor->currentUnit() < 0)
        m_editor->setTag(tag);
    else if (wordClassOf(tag, &wordClass))
        m_editor->setReading({m_lemma->text(), wordClass});
}

void RepairDialog::accept()
{
    commitLemma();
    QDialog::accept();
}

} // namespace glossator
