#include "panes/search/searchpane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "panes/search/filterform.h"
#include "panes/search/occurrencetable.h"
#include "theme/appearance.h"
#include "theme/taborder.h"

namespace glossator {

namespace {

constexpr int typingPauseMs = 250;

} // namespace

SearchPane::SearchPane(OccurrenceModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_words(new QLineEdit(this)),
    m_order(new QComboBox(this)),
    m_more(new QToolButton(this)),
    m_save(new QPushButton(tr("Save as queue…"), this)),
    m_form(new FilterForm(this)),
    m_table(new OccurrenceTable(model, this)),
    m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("searchPane"));
    m_table->setObjectName(QStringLiteral("searchResults"));
    m_table->setAccessibleName(tr("Search results"));
    m_state->setObjectName(QStringLiteral("searchState"));
    m_form->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 4);
    layout->addWidget(makeControls());
    layout->addWidget(m_form);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_state);
    setFocusProxy(m_words);
    // Qt put the pane itself before its form, where a window that takes it in would begin; this is what makes it move the fields.
    QWidget::setTabOrder(m_save, m_table);
    tabThrough(QList<QWidget *>{m_words, m_more, m_order, m_save} + m_form->tabStops() + QList<QWidget *>{m_table});
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPauseMs);
    connect(&m_delay, &QTimer::timeout, this, &SearchPane::search);
    connect(m_form, &FilterForm::changed, this, &SearchPane::searchSoon);
    connect(m_table, &OccurrenceTable::rowActivated, this, [this](int row) {
        if (const Occurrence *occurrence = m_model.at(row))
            Q_EMIT occurrenceActivated(*occurrence);
    });
    connect(&model, &OccurrenceModel::ready, this, &SearchPane::showState);
    connect(&model, &OccurrenceModel::counted, this, [this](qint64 count) {
        m_count = count;
        showState();
    });
    showState();
}

QWidget *SearchPane::makeControls()
{
    m_words->setObjectName(QStringLiteral("searchWords"));
    m_words->setAccessibleName(tr("Words of the sentence"));
    m_words->setPlaceholderText(tr("Words of the sentence, “words in this order”, beginning*"));
    m_words->setClearButtonEnabled(true);
    m_order->setObjectName(QStringLiteral("searchOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("In the order of the text"), int(UnitOrder::Place));
    m_order->addItem(tr("Least certain first"), int(UnitOrder::Margin));
    m_order->addItem(tr("Least probable first"), int(UnitOrder::Probability));
    m_order->addItem(tr("Likeliest to have a sense missing first"), int(UnitOrder::None));
    m_order->addItem(tr("Latest decision first"), int(UnitOrder::Newest));
    makeShrinkable(*m_order);
    m_more->setObjectName(QStringLiteral("searchFilters"));
    m_more->setText(tr("Filters"));
    m_more->setCheckable(true);
    m_save->setObjectName(QStringLiteral("saveQueue"));
    auto *controls = new QWidget(this);
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_words, 1);
    row->addWidget(m_more);
    row->addWidget(m_order);
    row->addWidget(m_save);
    connect(m_words, &QLineEdit::textChanged, this, &SearchPane::searchSoon);
    connect(m_words, &QLineEdit::returnPressed, this, &SearchPane::search);
    connect(m_order, &QComboBox::currentIndexChanged, this, &SearchPane::search);
    connect(m_more, &QToolButton::toggled, m_form, &QWidget::setVisible);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(filter()); });
    return controls;
}

UnitFilter SearchPane::filter() const
{
    UnitFilter filter = m_form->filter();
    filter.text = m_words->text().trimmed();
    return filter;
}

void SearchPane::setFilter(const UnitFilter &filter)
{
    m_words->setText(filter.text);
    m_form->setFilter(filter);
    UnitFilter words;
    words.text = filter.text;
    m_more->setChecked(m_more->isChecked() || filter != words);
    search();
}

void SearchPane::setDocument(DocumentId document)
{
    m_form->setDocument(document);
}

void SearchPane::clear()
{
    m_words->clear();
    m_form->setFilter({});
    m_delay.stop();
    m_model.clear();
    m_searched = false;
    m_count.reset();
    showState();
}

void SearchPane::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void SearchPane::searchSoon()
{
    m_delay.start();
}

void SearchPane::search()
{
    m_delay.stop();
    m_count.reset();
    const UnitFilter wanted = filter();
    const auto order = UnitOrder(m_order->currentData().toInt());
    m_searched = wanted != UnitFilter{} || order != UnitOrder::Place;
    m_leavesOut = !wanted.sense.isEmpty() || asksForSuggestion(wanted, order);
    if (m_searched)
        m_model.find(wanted, order);
    else
        m_model.clear();
    showState();
}

void SearchPane::setBlind(bool blind)
{
    m_blind = blind;
    showState();
}

void SearchPane::showState()
{
    m_save->setEnabled(m_searched);
    QString state = countText();
    if (m_searched && m_blind && m_leavesOut)
        state += u' ' + tr("Words whose suggestion is hidden are left out.");
    m_state->setText(state);
}

QString SearchPane::countText() const
{
    const QLocale locale;
    if (!m_searched)
        return tr("Type words, or open the filters.");
    if (m_model.rowCount() == 0)
        return m_model.isBusy() ? tr("Searching…") : tr("Nothing found.");
    if (!m_count)
        return {};
    return *m_count >= OccurrenceModel::countLimit ? tr("%1 or more found").arg(locale.toString(*m_count))
                                                   : tr("%1 found").arg(locale.toString(*m_count));
}

} // namespace glossator
