#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace glossator {

/// Guidelines that hold for a whole project: a text that can be written here or read from a file.
class GuidelinesEditor : public QWidget
{
    Q_OBJECT

public:
    /// folder: where the file dialog begins.
    GuidelinesEditor(QString folder, QWidget *parent);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    /// Takes over a UTF-8 text file. What cannot be read changes nothing and is explained under the text.
    void read(const QString &path);

private:
    void browse();

    QString m_folder;
    QPlainTextEdit *m_text;
    QLabel *m_note;
};

} // namespace glossator
