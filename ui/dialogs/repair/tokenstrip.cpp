#include "dialogs/repair/tokenstrip.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <optional>

#include "models/repairtext.h"
#include "theme/theme.h"

namespace glossator {

namespace {

/// One line in the text's own direction.
void layOut(QTextLayout &layout, const QString &form)
{
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(form.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setText(QString(form).replace(u'\n', u' '));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

std::optional<WordClass> classOfKey(int key)
{
    switch (key) {
    case Qt::Key_N:
        return WordClass::Noun;
    case Qt::Key_V:
        return WordClass::Verb;
    case Qt::Key_A:
        return WordClass::Adjective;
    case Qt::Key_R:
        return WordClass::Adverb;
    default:
        return {};
    }
}

/// Keys that the strip has a use for, and which are the window's shortcuts elsewhere.
bool isOwnKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Insert:
        return true;
    case Qt::Key_M:
    case Qt::Key_B:
    case Qt::Key_L:
        return event.modifiers() == Qt::NoModifier;
    default:
        return event.matches(QKeySequence::Undo) || (event.modifiers() == Qt::NoModifier && classOfKey(event.key()));
    }
}

/// To a screen reader a widget that paints itself is nothing in particular.
class TokenStripAccessible : public QAccessibleWidget
{
public:
    explicit TokenStripAccessible(TokenStrip *strip) : QAccessibleWidget(strip, QAccessible::EditableText), m_strip(strip) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_strip->description() : QAccessibleWidget::text(kind);
    }

private:
    TokenStrip *m_strip;
};

QAccessibleInterface *accessibleStrip(const QString &, QObject *object)
{
    auto *strip = qobject_cast<TokenStrip *>(object);
    return strip ? new TokenStripAccessible(strip) : nullptr;
}

} // namespace

TokenStrip::TokenStrip(RepairEditor &editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    setObjectName(QStringLiteral("tokenStrip"));
    QAccessible::installFactory(accessibleStrip);
    setAccessibleName(tr("Tokens of the sentence"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&editor, &RepairEditor::changed, this, &TokenStrip::follow);
    arrange();
}

void TokenStrip::follow()
{
    arrange();
    update();
    const QString now = description();
    setAccessibleDescription(now);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    const RepairEditor::Caret &caret = m_editor.caret();
    if (const TokenChip *chip = m_chips.of(caret.sentence, caret.token))
        Q_EMIT caretMoved(chip->rect.adjusted(0, -TokenChips::sentenceGap, 0, TokenChips::unitRoom + TokenChips::sentenceGap));
}

QString TokenStrip::description() const
{
    const RepairEditor::Caret &caret = m_editor.caret();
    const RepairSentence &current = m_editor.sentences()[size_t(caret.sentence)];
    if (caret.token >= int(current.sentence.tokens.size()))
        return {};
    const Token &token = current.sentence.tokens[size_t(caret.token)];
    QString text = tr("%1, token %2 of %3, %4")
                       .arg(current.sentence.form(caret.token).toString())
                       .arg(caret.token + 1)
                       .arg(current.sentence.tokens.size())
                       .arg(RepairText::tagName(token.tag));
    if (const int unit = m_editor.currentUnit(); unit >= 0)
        text = tr("%1, unit “%2”").arg(text, RepairText::lemmaName(current.sentence.units[size_t(unit)].lemma));
    return caret.offset > 0 ? tr("%1, caret behind character %2").arg(text).arg(caret.offset) : text;
}

void TokenStrip::arrange()
{
    m_chips.arrange(m_editor.sentences(), fontMetrics(), width());
    setMinimumHeight(m_chips.height());
}

QRect TokenStrip::tokenRect(int sentence, int token) const
{
    const TokenChip *chip = m_chips.of(sentence, token);
    return chip ? chip->rect : QRect();
}

bool TokenStrip::isChosen(const TokenChip &chip) const
{
    return chip.sentence == m_editor.caret().sentence && std::ranges::binary_search(m_editor.chosen(), chip.token);
}

void TokenStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().base());
    for (const TokenChip &chip : m_chips.all())
        drawChip(painter, chip);
    for (int sentence = 0; sentence < int(m_editor.sentences().size()); ++sentence)
        drawUnits(painter, sentence);
}

void TokenStrip::drawChip(QPainter &painter, const TokenChip &chip) const
{
    const Theme theme = Theme::of(palette());
    const RepairEditor::Caret &caret = m_editor.caret();
    const bool inSentence = chip.sentence == caret.sentence;
    const bool hasCaret = inSentence && chip.token == caret.token;
    const bool chosen = isChosen(chip);
    const QString form = m_editor.sentences()[size_t(chip.sentence)].sentence.form(chip.token).toString();
    painter.setPen(QPen(hasCaret || chosen ? palette().color(QPalette::Highlight) : theme.separator, hasCaret || chosen ? 2 : 1));
    painter.setBrush(chosen ? mixed(palette().color(QPalette::Base), palette().color(QPalette::Highlight), 0.25)
                            : palette().color(inSentence ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(QRectF(chip.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(inSentence ? palette().color(QPalette::Text) : theme.secondaryText);
    QTextLayout layout(form, font());
    layOut(layout, form);
    layout.draw(&painter, QPointF(chip.rect.left() + TokenChips::padding, chip.rect.top() + 4));
    if (hasCaret && hasFocus())
        drawCaret(painter, chip, form);
}

void TokenStrip::drawCaret(QPainter &painter, const TokenChip &chip, const QString &form) const
{
    QTextLayout layout(form, font());
    layOut(layout, form);
    const double x = chip.rect.left() + TokenChips::padding + layout.lineAt(0).cursorToX(m_editor.caret().offset);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawLine(QPointF(x, chip.rect.top() + 3), QPointF(x, chip.rect.bottom() - 2));
}

/// A line below each word; dashes lead over the gaps of a unit, on lines of their own so that units can be told apart.
void TokenStrip::drawUnits(QPainter &painter, int sentence) const
{
    const Theme theme = Theme::of(palette());
    const RepairSentence &current = m_editor.sentences()[size_t(sentence)];
    const int marked = sentence == m_editor.caret().sentence ? m_editor.currentUnit() : -1;
    for (int unit = 0; unit < int(current.sentence.units.size()); ++unit) {
        const std::vector<int> &tokens = current.sentence.units[size_t(unit)].tokens;
        const bool decided = m_editor.isDecided(current.units[size_t(unit)]);
        const QColor colour = unit == marked ? palette().color(QPalette::Highlight) : decided ? theme.decided : theme.secondaryText;
        const int drop = tokens.size() > 1 ? 9 : 4;
        for (size_t i = 0; i < tokens.size(); ++i) {
            const TokenChip *chip = m_chips.of(sentence, tokens[i]);
            if (!chip)
                continue;
            const int y = chip->rect.bottom() + drop;
            painter.setPen(QPen(colour, unit == marked ? 3 : 2));
            painter.drawLine(chip->rect.left() + 2, y, chip->rect.right() - 2, y);
            const TokenChip *next = i + 1 < tokens.size() ? m_chips.of(sentence, tokens[i + 1]) : nullptr;
            if (!next || next->rect.top() != chip->rect.top())
                continue;
            painter.setPen(QPen(colour, 1, Qt::DotLine));
            const bool onward = next->rect.left() > chip->rect.left();
            painter.drawLine(onward ? chip->rect.right() : chip->rect.left(), y, onward ? next->rect.left() : next->rect.right(), y);
        }
    }
}

void TokenStrip::resizeEvent(QResizeEvent *)
{
    arrange();
}

void TokenStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void TokenStrip::focusInEvent(QFocusEvent *)
{
    follow();
}

void TokenStrip::focusOutEvent(QFocusEvent *)
{
    update();
}

bool TokenStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TokenStrip::mousePressEvent(QMouseEvent *event)
{
    const TokenChip *chip = m_chips.at(event->position().toPoint());
    if (!chip)
        return;
    const TokenChip at = *chip; // changes arrange anew
    if (event->modifiers() & Qt::ControlModifier) {
        m_editor.toggleChoice(at.sentence, at.token);
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_editor.extendChoiceTo(at.sentence, at.token);
    } else {
        const QString form = m_editor.sentences()[size_t(at.sentence)].sentence.form(at.token).toString();
        QTextLayout layout(form, font());
        layOut(layout, form);
        m_editor.setCaret(
            {at.sentence, at.token, layout.lineAt(0).xToCursor(event->position().x() - at.rect.left() - TokenChips::padding)});
    }
}

/// In the order of the text, whichever way that runs.
int TokenStrip::step(int key) const
{
    const bool rightToLeft = m_editor.sentences()[size_t(m_editor.caret().sentence)].sentence.text.isRightToLeft();
    return (key == Qt::Key_Right) != rightToLeft ? 1 : -1;
}

bool TokenStrip::moveByLine(int step)
{
    const TokenChip *from = m_chips.of(m_editor.caret().sentence, m_editor.caret().token);
    if (!from)
        return false;
    if (const TokenChip *best = m_chips.beside(*from, step))
        m_editor.setCaret({best->sentence, best->token, 0});
    return true;
}

bool TokenStrip::moveCaret(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers() & Qt::ShiftModifier)
            m_editor.extendChoice(step(event->key()));
        else if (event->modifiers() & Qt::ControlModifier)
            m_editor.moveByToken(step(event->key()));
        else
            m_editor.moveByCharacter(step(event->key()));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return moveByLine(event->key() == Qt::Key_Down ? 1 : -1);
    case Qt::Key_Home:
        m_editor.setCaret({m_editor.caret().sentence, 0, 0});
        return true;
    case Qt::Key_End: {
        const auto &tokens = m_editor.sentences()[size_t(m_editor.caret().sentence)].sentence.tokens;
        m_editor.setCaret({m_editor.caret().sentence, int(tokens.size()) - 1, 0});
        return true;
    }
    default:
        return false;
    }
}

bool TokenStrip::changeByKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        m_editor.undo();
        return true;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && (event->modifiers() & Qt::ShiftModifier)) {
        m_editor.splitSentence();
        return true;
    }
    if (event->key() == Qt::Key_Space && (event->modifiers() & Qt::ControlModifier)) {
        m_editor.toggleChoice(m_editor.caret().sentence, m_editor.caret().token);
        return true;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_Space:
        m_editor.splitToken();
        return true;
    case Qt::Key_Backspace:
        if (m_editor.caret().offset == 0)
            m_editor.joinBackwards();
        else
            Q_EMIT m_editor.refused(tr("Backspace joins where the caret stands before a token."));
        return true;
    case Qt::Key_Delete:
        m_editor.removeUnit();
        return true;
    case Qt::Key_Insert:
    case Qt::Key_M:
        m_editor.makeUnit();
        return true;
    case Qt::Key_B:
        m_editor.breakUpUnit();
        return true;
    case Qt::Key_L:
        Q_EMIT lemmaRequested();
        return true;
    default:
        break;
    }
    const auto wordClass = classOfKey(event->key());
    const int unit = m_editor.currentUnit();
    if (!wordClass || unit < 0)
        return false;
    m_editor.setReading({m_editor.sentences()[size_t(m_editor.caret().sentence)].sentence.units[size_t(unit)].lemma, *wordClass});
    return true;
}

void TokenStrip::keyPressEvent(QKeyEvent *event)
{
    if (!moveCaret(event) && !changeByKey(event))
        QWidget::keyPressEvent(event);
}

} // namespace glossator
