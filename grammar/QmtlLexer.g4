lexer grammar QmtlLexer;

channels { COMMENTS, DOCUMENTATION }

// Keywords
NAMESPACE  : 'namespace';
ANSATZ     : 'ansatz';
ENCODER    : 'encoder';
MODEL      : 'model';
INPUT      : 'input';
CONST      : 'const';
LET        : 'let';
WEIGHT     : 'weight';
QUBIT      : 'qubit';
ENCODE     : 'encode';
HEAD       : 'head';
BINARY     : 'binary';
CLASSES    : 'classes';
REGRESSION : 'regression';
LOGITS     : 'logits';
FOR        : 'for';
IN         : 'in';
ON         : 'on';
ENTANGLE   : 'entangle';
LINEAR     : 'linear';
RING       : 'ring';
BRICK      : 'brick';
ALL        : 'all';

// Punctuation
LBRACE   : '{';
RBRACE   : '}';
LBRACKET : '[';
RBRACKET : ']';
LPAREN   : '(';
RPAREN   : ')';
SEMICOLON: ';';
COLON    : ':';
COMMA    : ',';
RANGE    : '..';
DOT      : '.';
EQUALS   : '=';
PLUS     : '+';
MINUS    : '-';
STAR     : '*';
SLASH    : '/';

// A number never ends in a dot, so that 0..4 is a range of two integers.
NUMBER     : DIGIT+ ('.' DIGIT+)? ([eE] [+-]? DIGIT+)?;
IDENTIFIER : [\p{L}_] [\p{L}\p{Nd}_]*;

DOC_COMMENT   : '///' ~[\r\n]* -> channel(DOCUMENTATION);
LINE_COMMENT  : '//' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT : '/*' .*? '*/' -> channel(COMMENTS);
WHITESPACE    : [ \t\r\n\u000B\u000C\uFEFF]+ -> channel(HIDDEN);

// The parser reports it with the character found.
UNEXPECTED : .;

fragment DIGIT : [0-9];
