parser grammar QmtlParser;

options { tokenVocab = QmtlLexer; }

file : namespaceDeclaration? declaration* EOF;

namespaceDeclaration : NAMESPACE identifier (DOT identifier)* SEMICOLON;

declaration
    : ansatzDeclaration
    | encoderDeclaration
    | modelDeclaration
    | modelInstance
    | constant
    ;

ansatzDeclaration  : ANSATZ identifier parameters? ON identifier block;
encoderDeclaration : ENCODER identifier parameters? ON identifier block;
parameters         : LPAREN (identifier (COMMA identifier)*)? RPAREN;

modelDeclaration : MODEL identifier parameters? LBRACE modelMember* RBRACE;
modelInstance    : MODEL identifier EQUALS identifier arguments SEMICOLON;

modelMember
    : input
    | constant
    | let
    | weight
    | qubits
    | encode
    | head
    ;

input    : INPUT identifier (LBRACKET expression RBRACKET)? SEMICOLON;
constant : CONST identifier EQUALS expression SEMICOLON;
let      : LET identifier EQUALS expression SEMICOLON;
weight   : WEIGHT identifier (LBRACKET expression (COMMA expression)* RBRACKET)? (IN initializer)? SEMICOLON;
initializer : identifier arguments;
qubits   : QUBIT (LBRACKET expression RBRACKET)? identifier SEMICOLON;
encode   : ENCODE block;

head     : HEAD identifier headFamily? COLON headKind block;
headFamily : LBRACKET identifier IN range RBRACKET;
headKind
    : BINARY                                                  # binaryKind
    | REGRESSION                                              # regressionKind
    | CLASSES LPAREN expression RPAREN                        # classesKind
    | LBRACE identifier (COMMA identifier)* COMMA? RBRACE     # labelsKind
    ;

block : LBRACE statement* RBRACE;

statement
    : constant
    | let
    | weight
    | forStatement
    | entangle
    | gateOrBlock
    | logits
    ;

forStatement : FOR identifier IN range block;
entangle     : ENTANGLE pattern identifier arguments? operand SEMICOLON;
pattern      : LINEAR | RING | BRICK | ALL;
// A gate acts on the operands that follow it; a block is applied `on` one register.
gateOrBlock
    : identifier arguments? operand (COMMA operand)* SEMICOLON   # gate
    | identifier arguments? ON operand SEMICOLON                 # application
    ;
logits       : LOGITS expression SEMICOLON;

operand : identifier (LBRACKET index RBRACKET)?;
index   : range | expression;
range   : expression RANGE expression;

arguments : LPAREN (expression (COMMA expression)*)? RPAREN;

expression
    : MINUS expression                                    # negation
    | expression (STAR | SLASH) expression                # product
    | expression (PLUS | MINUS) expression                # sum
    | NUMBER                                              # number
    | name arguments                                      # call
    | name LBRACKET index (COMMA index)* RBRACKET         # element
    | name                                                # reference
    | LPAREN expression RPAREN                            # group
    ;

// `linear` names both an entangling pattern and the classical head.
name       : identifier | LINEAR;
identifier : IDENTIFIER;
