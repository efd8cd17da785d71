#include "panes/search/filterform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "messages/percenttext.h"

namespace glossator {

namespace {

constexpr int differsData = 100; ///< a choice beside the statuses
constexpr int anyData = -1;

void choose(QComboBox *box, int data)
{
    box->setCurrentIndex(qMax(0, box->findData(data)));
}

} // namespace

FilterForm::FilterForm(QWidget *parent) : FieldGrid(parent)
{
    setObjectName(QStringLiteral("filterForm"));
    m_lemma = addLine(QStringLiteral("filterLemma"), tr("Lemma:"), tr("look up"));
    m_form = addLine(QStringLiteral("filterWritten"), tr("Word as written:"), tr("looked up"));
    m_wordClass = addBox(QStringLiteral("filterClass"), tr("Part of speech:"));
    m_wordClass->addItem(tr("any"), anyData);
    m_wordClass->addItem(tr("noun"), int(WordClass::Noun));
    m_wordClass->addItem(tr("verb"), int(WordClass::Verb));
    m_wordClass->addItem(tr("adjective"), int(WordClass::Adjective));
    m_wordClass->addItem(tr("adverb"), int(WordClass::Adverb));
    m_status = addBox(QStringLiteral("filterStatus"), tr("State:"));
    m_status->addItem(tr("any"), anyData);
    m_status->addItem(tr("undecided"), int(UnitStatus::Undecided));
    m_status->addItem(tr("decided"), int(UnitStatus::Decided));
    m_status->addItem(tr("decided otherwise than suggested"), differsData);
    m_status->addItem(tr("no sense fits"), int(UnitStatus::Refused));
    m_status->addItem(tr("only sense"), int(UnitStatus::OnlySense));
    m_status->addItem(tr("not in the lexicon"), int(UnitStatus::NotInLexicon));
    m_sense = addLine(QStringLiteral("filterSense"), tr("Sense key:"), QStringLiteral("bank%1:17:01::"));
    m_annotator = addLine(QStringLiteral("filterAnnotator"), tr("Decided by:"), tr("an annotator"));
    addRanges();
    m_scope = addBox(QStringLiteral("filterScope"), tr("In:"));
    m_scope->addItem(tr("all documents"), false);
    m_scope->addItem(tr("this document"), true);
    addDates();
}

QLineEdit *FilterForm::addLine(const QString &name, const QString &label, const QString &hint)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setPlaceholderText(hint);
    line->setClearButtonEnabled(true);
    connect(line, &QLineEdit::textChanged, this, &FilterForm::changed);
    add(label, line);
    return line;
}

QComboBox *FilterForm::addBox(const QString &name, const QString &label)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    connect(box, &QComboBox::currentIndexChanged, this, &FilterForm::changed);
    add(label, box);
    return box;
}

QSpinBox *FilterForm::makePercent(const QString &name, const QString &label, int value)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setRange(0, 100);
    box->setSuffix(messages::percentSuffix());
    box->setValue(value);
    connect(box, &QSpinBox::valueChanged, this, &FilterForm::changed);
    return box;
}

void FilterForm::addRanges()
{
    m_probabilityFrom = makePercent(QStringLiteral("filterProbabilityFrom"), tr("Probability from"), 0);
    m_probabilityTo = makePercent(QStringLiteral("filterProbabilityTo"), tr("Probability to"), 100);
    m_marginFrom = makePercent(QStringLiteral("filterMarginFrom"), tr("Margin from"), 0);
    m_marginTo = makePercent(QStringLiteral("filterMarginTo"), tr("Margin to"), 100);
    m_noneFrom = makePercent(QStringLiteral("filterNoneFrom"), tr("None of these from"), 0);
    m_noneTo = makePercent(QStringLiteral("filterNoneTo"), tr("None of these to"), 100);
    for (QSpinBox *box : {m_marginFrom, m_marginTo})
        box->setToolTip(tr("How far the suggested sense is ahead of the second"));
    const auto addRange = [this](const QString &label, QSpinBox *from, QSpinBox *to) {
        auto *range = new QWidget(this);
        auto *row = new QHBoxLayout(range);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(from, 1);
        row->addWidget(new QLabel(tr("–", "between the ends of a range"), range));
        row->addWidget(to, 1);
        range->setFocusProxy(from);
        add(label, range);
    };
    addRange(tr("Probability:"), m_probabilityFrom, m_probabilityTo);
    addRange(tr("Margin:"), m_marginFrom, m_marginTo);
    addRange(tr("None of these:"), m_noneFrom, m_noneTo);
}

void FilterForm::addDates()
{
    m_dated = new QCheckBox(this);
    m_dated->setObjectName(QStringLiteral("filterDated"));
    m_from = new QDateEdit(QDate::currentDate().addDays(-7), this);
    m_to = new QDateEdit(QDate::currentDate(), this);
    auto *range = new QWidget(this);
    auto *row = new QHBoxLayout(range);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_dated);
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setEnabled(false);
        connect(m_dated, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        connect(edit, &QDateEdit::dateChanged, this, &FilterForm::changed);
        row->addWidget(edit, 1);
    }
    m_dated->setAccessibleName(tr("Only decisions of certain days"));
    m_from->setObjectName(QStringLiteral("filterFrom"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setObjectName(QStringLiteral("filterTo"));
    m_to->setAccessibleName(tr("Last day"));
    connect(m_dated, &QCheckBox::toggled, this, &FilterForm::changed);
    range->setFocusProxy(m_dated);
    add(tr("Decided on:"), range);
}

UnitFilter FilterForm::filter() const
{
    UnitFilter filter;
    filter.lemma = m_lemma->text().trimmed();
    filter.form = m_form->text().trimmed();
    filter.sense = m_sense->text().trimmed();
    filter.annotator = m_annotator->text().trimmed();
    if (const int wordClass = m_wordClass->currentData().toInt(); wordClass != anyData)
        filter.wordClass = WordClass(wordClass);
    const int status = m_status->currentData().toInt();
    filter.differs = status == differsData;
    if (status != anyData && status != differsData)
        filter.status = UnitStatus(status);
    filter.probability = {m_probabilityFrom->value(), m_probabilityTo->value()};
    filter.margin = {m_marginFrom->value(), m_marginTo->value()};
    filter.none = {m_noneFrom->value(), m_noneTo->value()};
    if (m_scope->currentData().toBool())
        filter.document = m_document;
    if (m_dated->isChecked()) {
        filter.decidedFrom = m_from->date().startOfDay().toUTC();
        filter.decidedTo = m_to->date().addDays(1).startOfDay().toUTC();
    }
    return filter;
}

void FilterForm::setFilter(const UnitFilter &filter)
{
    {
        const QSignalBlocker quiet(this);
        m_lemma->setText(filter.lemma);
        m_form->setText(filter.form);
        m_sense->setText(filter.sense);
        m_annotator->setText(filter.annotator);
        choose(m_wordClass, filter.wordClass ? int(*filter.wordClass) : anyData);
        choose(m_status, filter.differs ? differsData : filter.status ? int(*filter.status) : anyData);
        m_probabilityFrom->setValue(filter.probability.from);
        m_probabilityTo->setValue(filter.probability.to);
        m_marginFrom->setValue(filter.margin.from);
        m_marginTo->setValue(filter.margin.to);
        m_noneFrom->setValue(filter.none.from);
        m_noneTo->setValue(filter.none.to);
        m_scope->setCurrentIndex(filter.document.isValid() ? 1 : 0);
        m_dated->setChecked(filter.decidedFrom.isValid() && filter.decidedTo.isValid());
        if (m_dated->isChecked()) {
            m_from->setDate(filter.decidedFrom.toLocalTime().date());
            m_to->setDate(filter.decidedTo.toLocalTime().date().addDays(-1));
        }
    }
    Q_EMIT changed();
}

void FilterForm::setDocument(DocumentId document)
{
    const bool matters = m_scope->currentData().toBool() && document != m_document;
    m_document = document;
    if (matters)
        Q_EMIT changed();
}

} // namespace glossator
