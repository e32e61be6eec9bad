' Edits of a Word file in LibreOffice, as a reviewer makes them. `Main` is written by tests/support/libreoffice.py.

Dim Document As Object

Sub Load(url As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Document = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
End Sub

Sub Save(url As String)
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  Document.storeToURL(url, filter())
End Sub

Sub Tell(path As String, words As String)
  Dim number As Integer
  number = FreeFile
  Open path For Output As #number
  Print #number, words
  Close #number
End Sub

' The first place with these words; an error if there is none.
Function Found(words As String) As Object
  Dim search As Object
  search = Document.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  Found = Document.findFirst(search)
  If IsNull(Found) Then Error 100
End Function

Sub Track(tracked As Boolean)
  Document.RecordChanges = tracked
End Sub

Sub Replace_(words As String, new_ As String)
  Found(words).setString(new_)
End Sub

Sub Insert(words As String, new_ As String)
  Dim place As Object
  place = Found(words)
  place.Text.insertString(place.End, new_, False)
End Sub

Sub Bold(words As String)
  Found(words).CharWeight = com.sun.star.awt.FontWeight.BOLD
End Sub

' Before the words.
Sub Split_(words As String)
  Dim place As Object
  place = Found(words)
  place.Text.insertControlCharacter(place.Start, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
End Sub

' Behind the paragraph of the words.
Sub AddParagraph(words As String, said As String)
  Dim cursor As Object
  cursor = AtParagraph(words)
  cursor.gotoEndOfParagraph(False)
  cursor.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.Text.insertString(cursor, said, False)
End Sub

' With its end.
Sub RemoveParagraph(words As String)
  Dim cursor As Object
  cursor = AtParagraph(words)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.setString("")
End Sub

Function AtParagraph(words As String) As Object
  Dim place As Object
  place = Found(words)
  AtParagraph = place.Text.createTextCursorByRange(place)
End Function

' Behind the row of the words, in the table of that number from 0.
Sub AddRow(table As Integer, row As Integer, cells As Variant)
  Dim grid As Object, n As Integer
  grid = Document.TextTables.getByIndex(table)
  grid.Rows.insertByIndex(row, 1)
  For n = 0 To UBound(cells)
    grid.getCellByPosition(n, row).setString(cells(n))
  Next n
End Sub

Sub RemoveRow(table As Integer, row As Integer)
  Document.TextTables.getByIndex(table).Rows.removeByIndex(row, 1)
End Sub
