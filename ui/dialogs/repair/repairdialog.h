#pragma once

#include <QDialog>

#include <memory>

#include "models/repaireditor.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace glossator {

class TokenStrip;

/// Repairs a sentence and its neighbours: everything by keys in the strip of tokens, lemma and part of speech of the word at the caret below
/// it. Enter accepts all, Esc leaves everything as it was.
class RepairDialog : public QDialog
{
    Q_OBJECT

public:
    /// Takes the editor over.
    explicit RepairDialog(std::unique_ptr<RepairEditor> editor, QWidget *parent = nullptr);
    ~RepairDialog() override;

    [[nodiscard]] const RepairEditor &editor() const { return *m_editor; }

public Q_SLOTS:
    void accept() override;

private:
    QWidget *makeStrip();
    QWidget *makeTools();
    QWidget *makeWord();
    QToolButton *makeTool(const QString &name, const QString &text, const QString &tip, void (RepairEditor::*change)());
    void follow();
    void fillClasses();
    void showSenses();
    void commitLemma();
    void chooseClass(int index);
    void offer(const QString &typed);

    std::unique_ptr<RepairEditor> m_editor;
    TokenStrip *m_strip = nullptr;
    QLabel *m_word = nullptr;
    QLineEdit *m_lemma = nullptr;
    QComboBox *m_class = nullptr;
    QLabel *m_senses = nullptr;
    QLabel *m_message = nullptr;
    QStringListModel *m_offers = nullptr;
    std::vector<UnitReading> m_offered; ///< in the order of m_offers
};

} // namespace glossator
