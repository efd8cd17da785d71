#pragma once

#include "panes/search/fieldgrid.h"
#include "store/unitfilter.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;

namespace glossator {

/// What units are asked for, beyond words of their sentence: a field each.
class FilterForm : public FieldGrid
{
    Q_OBJECT

public:
    explicit FilterForm(QWidget *parent = nullptr);

    /// text and skip are not the form's.
    [[nodiscard]] UnitFilter filter() const;
    void setFilter(const UnitFilter &filter);
    /// What "this document" means.
    void setDocument(DocumentId document);

Q_SIGNALS:
    void changed();

private:
    QLineEdit *addLine(const QString &name, const QString &label, const QString &hint);
    QComboBox *addBox(const QString &name, const QString &label);
    QSpinBox *makePercent(const QString &name, const QString &label, int value);
    void addRanges();
    void addDates();

    QLineEdit *m_lemma;
    QLineEdit *m_form;
    QComboBox *m_wordClass;
    QComboBox *m_status;
    QLineEdit *m_sense;
    QLineEdit *m_annotator;
    QComboBox *m_scope;
    QSpinBox *m_probabilityFrom;
    QSpinBox *m_probabilityTo;
    QSpinBox *m_marginFrom;
    QSpinBox *m_marginTo;
    QSpinBox *m_noneFrom;
    QSpinBox *m_noneTo;
    QCheckBox *m_dated;
    QDateEdit *m_from;
    QDateEdit *m_to;
    DocumentId m_document;
};

} // namespace glossator
