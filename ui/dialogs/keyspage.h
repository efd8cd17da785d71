#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include <array>

class QKeySequenceEdit;
class QLabel;
class QPushButton;

namespace glossator {

class ShortcutModel;
class ShortcutTable;

/// Where the user chooses keys of their own. What is chosen holds at once.
class KeysPage : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the page.
    explicit KeysPage(ShortcutModel &model, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeEditor();
    void followFont();
    void showCurrent();
    void apply();
    [[nodiscard]] QList<QKeySequence> entered() const;

    ShortcutModel &m_model;
    ShortcutTable *m_table;
    std::array<QKeySequenceEdit *, 2> m_keys;
    QPushButton *m_none;
    QPushButton *m_reset;
    QLabel *m_note;
};

} // namespace glossator
