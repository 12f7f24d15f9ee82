#include "widget/field.h"

void field_draw(struct field *field, struct canvas *canvas, int row, int column, int columns, style_id style,
	bool focused)
{
	const char *text = edit_text(&field->edit);
	if (columns < 1)
		return;
	int cursor = text_width(text, field->edit.at);
	int room = columns > 2 ? columns - 2 : 0; /* a wide character may come next */
	if (!focused)
		field->scroll = 0;
	else if (cursor < field->scroll)
		field->scroll = cursor;
	else if (cursor > field->scroll + room)
		field->scroll = cursor - room;
	canvas_fill(canvas, (struct rect){row, column, 1, columns}, style);
	struct text_fit fit = text_fit(text, field->edit.length, field->scroll, columns, focused ? 0 : 1);
	canvas_text_n(canvas, row, column + fit.lead, style, text + fit.start, fit.bytes);
	if (fit.trimmed && !focused)
		canvas_text(canvas, row, column + fit.columns, style, canvas_glyph(canvas, GLYPH_TRIMMED));
	if (focused)
		canvas_set_cursor(canvas, row, column + cursor - field->scroll);
}
