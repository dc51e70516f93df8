-- The tables are invented, and so are the people. `guong_verdicts` judges a whole dataset, which SQL puts together.
CREATE TABLE student(id TEXT, name TEXT, average REAL, conduct TEXT, hardship INTEGER);
CREATE TABLE activity(student TEXT, name TEXT);
INSERT INTO student VALUES ('s1', 'Nguyễn Thị Mẫu', 8.45, 'tốt', NULL), ('s2', 'Trần Văn Thử', 7.95, 'xuất sắc', 1), ('s3', 'Lê Giả Định', NULL, 'tốt', 1);
INSERT INTO activity VALUES ('s1', 'Hiến máu'), ('s1', 'Mùa hè xanh'), ('s2', 'Hiến máu');

CREATE VIEW record AS
SELECT id, name,
       json_object('id', id, 'average', average, 'conduct', conduct,
                   'hardship', CASE hardship WHEN 1 THEN json('true') WHEN 0 THEN json('false') END,
                   'activities', (SELECT json_group_array(activity.name) FROM activity WHERE student = student.id)) AS json
  FROM student;

-- Who gets it, and what is missing of whom?
SELECT record.name, judged.verdict, judged.unmet, judged.missing
  FROM guong_verdicts('examples/linked_host/scholarship.guong', (SELECT json_object('student', json_group_array(json(json))) FROM record)) AS judged
  JOIN record USING (id)
 ORDER BY id;

-- Why not?
SELECT record.name, items.cite, items.text
  FROM record, guong_items('examples/linked_host/scholarship.guong', 'scholarship', record.json) AS items
 WHERE items.status = 'unmet' AND items.path LIKE '%/%'
 ORDER BY record.id, items.path;
