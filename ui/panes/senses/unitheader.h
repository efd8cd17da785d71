#pragma once

#include <QWidget>

class QLabel;

namespace glossator {

class SenseListModel;

/// Says which unit the senses belong to and what is known of it: form, lemma, part of speech, state, second opinion, decision.
class UnitHeader : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the header.
    explicit UnitHeader(SenseListModel &model, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void followFont();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString loadFailureText() const;
    [[nodiscard]] QString secondText() const;
    [[nodiscard]] QString decisionText() const;

    SenseListModel &m_model;
    QLabel *m_form;
    QLabel *m_lemma;
    QLabel *m_state;
    QLabel *m_second;
    QLabel *m_decision;
};

} // namespace glossator
