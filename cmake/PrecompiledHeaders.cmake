# What most files include of the standard library and of Qt, compiled once for all targets that share it: the first names the lists, the
# others say target_precompile_headers(NAME REUSE_FROM FIRST). Files still include what they use.

set(glossator_core_headers
    <algorithm> <array> <cmath> <functional> <memory> <numeric> <optional> <span> <string> <utility> <vector>
    <QByteArray> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QLocale> <QObject> <QSet> <QString>
    <QStringList> <tl/expected.hpp>)
set(glossator_widget_headers
    <QAbstractItemModel> <QAction> <QApplication> <QComboBox> <QDialog> <QHeaderView> <QKeyEvent> <QLabel> <QLineEdit> <QListView> <QMainWindow>
    <QMenu> <QPainter> <QPushButton> <QScrollBar> <QStyledItemDelegate> <QTableView> <QToolButton> <QVBoxLayout>)
set(glossator_test_headers <QSignalSpy> <QTemporaryDir> <QTest>)
