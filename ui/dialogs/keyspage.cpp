#include "dialogs/keyspage.h"

#include <QAccessibleWidget>
#include <QFormLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "dialogs/shortcuttable.h"
#include "models/shortcutmodel.h"

namespace glossator {

namespace {

/// Takes all keys but those that lead out of it: Qt's own field would keep the keyboard's user inside.
class KeyField : public QKeySequenceEdit
{
public:
    using QKeySequenceEdit::QKeySequenceEdit;

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
            return QKeySequenceEdit::event(event);
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(key->modifiers() & ~Qt::ShiftModifier);
        if (isPlain && (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab))
            return QWidget::event(event);
        if (isPlain && key->key() == Qt::Key_Escape) {
            event->ignore();
            return false;
        }
        return QKeySequenceEdit::event(event);
    }
};

/// Qt has none for this field.
class KeyFieldAccessible : public QAccessibleWidget
{
public:
    explicit KeyFieldAccessible(QKeySequenceEdit *field) : QAccessibleWidget(field, QAccessible::HotkeyField), m_field(field) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_field->keySequence().toString(QKeySequence::NativeText) : QAccessibleWidget::text(kind);
    }

private:
    QKeySequenceEdit *m_field;
};

QAccessibleInterface *accessibleKeyField(const QString &, QObject *object)
{
    auto *field = qobject_cast<QKeySequenceEdit *>(object);
    return field ? new KeyFieldAccessible(field) : nullptr;
}

QString refusal(const QString &keys, const Shortcut &other)
{
    return other.fixedBecause.isEmpty()
        ? KeysPage::tr("%1 belongs to “%2” already. Give that other keys first.", "keys, action").arg(keys, other.text)
        : KeysPage::tr("%1 belongs to “%2” already, which always keeps it.", "keys, action").arg(keys, other.text);
}

} // namespace

KeysPage::KeysPage(ShortcutModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_table(new ShortcutTable(model, this)),
    m_keys{new KeyField(this), new KeyField(this)},
    m_none(new QPushButton(tr("&No keys"), this)),
    m_reset(new QPushButton(tr("&Reset"), this)),
    m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("keysPage"));
    QAccessible::installFactory(accessibleKeyField);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeEditor());
    followFont();
    connect(m_table, &ShortcutTable::currentChanged, this, &KeysPage::showCurrent);
    connect(&m_model, &ShortcutModel::keysChanged, this, &KeysPage::showCurrent);
    showCurrent();
}

QWidget *KeysPage::makeEditor()
{
    auto *editor = new QWidget(this);
    const std::array names{tr("Keys"), tr("Other keys")};
    auto *form = new QFormLayout(editor);
    form->setContentsMargins(0, 0, 0, 0);
    for (size_t i = 0; i < m_keys.size(); ++i) {
        QKeySequenceEdit *field = m_keys[i];
        field->setObjectName(i == 0 ? QStringLiteral("keysFirst") : QStringLiteral("keysSecond"));
        field->setAccessibleName(names[i]);
        connect(field, &QKeySequenceEdit::editingFinished, this, &KeysPage::apply);
        form->addRow(names[i], field);
    }
    m_none->setObjectName(QStringLiteral("keysNone"));
    m_reset->setObjectName(QStringLiteral("keysReset"));
    auto *resetAll = new QPushButton(tr("Reset &all"), editor);
    resetAll->setObjectName(QStringLiteral("keysResetAll"));
    connect(m_none, &QPushButton::clicked, this, [this] { m_model.setKeys(m_table->current(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_model.reset(m_table->current()); });
    connect(resetAll, &QPushButton::clicked, &m_model, &ShortcutModel::resetAll);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_none, m_reset, resetAll}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    form->addRow(buttons);
    m_note->setObjectName(QStringLiteral("keysNote"));
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop);
    form->addRow(m_note);
    return editor;
}

/// The note keeps room for its longest text, so that nothing moves when it changes.
void KeysPage::followFont()
{
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing());
}

void KeysPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

void KeysPage::showCurrent()
{
    const QModelIndex current = m_table->current();
    const QString reason = current.data(ShortcutModel::ReasonRole).toString();
    const bool changeable = !current.data(ShortcutModel::NameRole).toString().isEmpty() && reason.isEmpty();
    const QList<QKeySequence> keys = changeable ? m_model.keys(current) : QList<QKeySequence>();
    for (size_t i = 0; i < m_keys.size(); ++i) {
        m_keys[i]->setEnabled(changeable);
        m_keys[i]->setKeySequence(keys.value(qsizetype(i)));
    }
    m_none->setEnabled(changeable && !keys.isEmpty());
    m_reset->setEnabled(changeable && current.data(ShortcutModel::ChangedRole).toBool());
    m_note->setText(changeable ? tr("Press the new keys in a field; they hold after a second. Tab leaves the field.") : reason);
}

QList<QKeySequence> KeysPage::entered() const
{
    QList<QKeySequence> keys;
    for (const QKeySequenceEdit *field : m_keys) {
        if (!field->keySequence().isEmpty() && !keys.contains(field->keySequence()))
            keys.append(field->keySequence());
    }
    return keys;
}

void KeysPage::apply()
{
    const QModelIndex current = m_table->current();
    const QList<QKeySequence> keys = entered();
    for (const QKeySequence &sequence : keys) {
        if (const auto other = m_model.conflict(current, sequence)) {
            showCurrent();
            m_note->setText(refusal(sequence.toString(QKeySequence::NativeText), *other));
            return;
        }
    }
    m_model.setKeys(current, keys);
}

} // namespace glossator
