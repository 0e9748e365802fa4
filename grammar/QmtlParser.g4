parser grammar QmtlParser;

// One token of lookahead decides everywhere.
options { tokenVocab = QmtlLexer; }

file : namespaceDeclaration? declaration* EOF;

namespaceDeclaration : NAMESPACE identifier (DOT identifier)* SEMICOLON;

declaration : blockDeclaration | model | constant;

blockDeclaration : (ANSATZ | ENCODER) identifier parameters? ON identifier block;
model            : MODEL identifier (EQUALS instance SEMICOLON | parameters? modelBody);
instance         : identifier arguments;
parameters       : LPAREN (identifier (COMMA identifier)*)? RPAREN;

modelBody : LBRACE member* RBRACE;
member    : input | constant | let | weight | qubits | encode | head;

input  : INPUT identifier (LBRACKET expression RBRACKET)? SEMICOLON;
qubits : QUBIT (LBRACKET expression RBRACKET)? identifier SEMICOLON;
encode : ENCODE block;

head       : HEAD identifier headFamily? COLON headKind block;
headFamily : LBRACKET identifier IN range RBRACKET;
headKind
    : BINARY                                       # binaryKind
    | REGRESSION                                   # regressionKind
    | CLASSES LPAREN expression RPAREN             # classesKind
    | LBRACE identifier (COMMA identifier)* RBRACE # labelsKind
    ;

block     : LBRACE statement* RBRACE;
statement : constant | let | weight | for | entangle | operation | logits;

constant    : CONST identifier EQUALS expression SEMICOLON;
let         : LET identifier EQUALS expression SEMICOLON;
weight      : WEIGHT identifier shape? (IN initializer)? SEMICOLON;
shape       : LBRACKET expression (COMMA expression)* RBRACKET;
initializer : identifier arguments;

for      : FOR identifier IN range block;
entangle : ENTANGLE pattern identifier arguments? operand SEMICOLON;
pattern  : LINEAR | RING | BRICK | ALL;
logits   : LOGITS expression SEMICOLON;

// A gate acts on the operands that follow it; a block is applied `on` one register.
operation : identifier arguments? (operand (COMMA operand)* | ON operand) SEMICOLON;
operand   : identifier (LBRACKET index RBRACKET)?;

arguments : LPAREN (expression (COMMA expression)*)? RPAREN;
indices   : LBRACKET index (COMMA index)* RBRACKET;
index     : expression (RANGE expression)?;
range     : expression RANGE expression;

expression : product ((PLUS | MINUS) product)*;
product    : factor ((STAR | SLASH) factor)*;
factor     : MINUS factor | primary;
primary
    : NUMBER                                # number
    | identifier (arguments | indices)?     # named
    | LPAREN expression RPAREN              # group
    ;

// Words that mean something only after `entangle` or after the colon of a head are names everywhere else.
identifier : IDENTIFIER | LINEAR | RING | BRICK | ALL | BINARY | CLASSES | REGRESSION;
