/**
 * Files of the tenants: rows in {@code core.file} and {@code core.file_rendition}, bytes in a {@link
 * se.kotte.server.file.FileStore}; see {@link se.kotte.api.file}.
 *
 * <ol>
 *   <li>Bytes are in the store, whole and durable, before the row that names them commits; they leave it after the row is
 *       gone. Between the two there may be bytes without a row, never a row without bytes.
 *   <li>Bytes without a row are swept when they are a day old. A sweep that would take a large part of a municipality's
 *       files takes nothing and says so: then it is the database that is wrong.
 *   <li>Names in the store are made of ids and of words from a closed form. Nothing that a user sends is part of a path.
 *   <li>What is taken in is JPEG, PNG or WebP by its first bytes, of at most 20 MB; anything else is refused.
 *   <li>An answer is read from a file that was opened while the row was looked up, and written after the transaction: no
 *       connection is held while a slow reader reads, and who deletes meanwhile does not cut the answer off.
 *   <li>Answers are revalidated on every use and belong to one reader: {@code private, no-cache}, a strong ETag of the
 *       content's SHA-256; one byte range at a time.
 *   <li>Bytes that should be there and are not are an error in the log and not found to the reader.
 * </ol>
 */
package se.kotte.server.file;
